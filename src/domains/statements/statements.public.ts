export { type AmountWords, writtenCount, writtenMinutes, writtenNumber } from './amount.rules.ts';
export { compileInto, openAndCompile, openStatements, scopeOf } from './compilation.actions.ts';
export { differenceBetween } from './figure.rules.ts';
export type { Figure, FigureChange, TraceGroup } from './figure.ts';
export { type Naming, subjectName } from './figure-names.rules.ts';
export { PartsLine } from './figure-parts.pages.tsx';
export { compileStatement } from './statement.rules.ts';
export { en as statementWordsEn, fr as statementWordsFr } from './statement.words.ts';
export { traceGroups, tracesTaken } from './trace-group.store.ts';
