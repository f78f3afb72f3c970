export { compileInto, openStatement } from './compilation.actions.ts';
