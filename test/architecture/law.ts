import type { House, Import, Module } from './house.ts';

/** A breach, said so that whoever reads it knows what to change. */
export interface Fault {
  path: string;
  line?: number;
  says: string;
}

export interface Law {
  /** Short and unique: canaries refer to it. */
  name: string;
  /** One sentence of docs/architecture.md, in other words. */
  says: string;
  faults(house: House): Fault[];
}

/** Every module of `src` but its tests. */
export function productModules(house: House): Module[] {
  return [...house.modules.values()].filter(
    (module) => module.place.layer !== 'outside' && module.place.role !== 'test',
  );
}

/** A law that looks at one module at a time; tests are left alone. */
export function lawOfModules(
  name: string,
  says: string,
  look: (module: Module, house: House) => Fault[],
): Law {
  return { name, says, faults: (house) => productModules(house).flatMap((module) => look(module, house)) };
}

/** A law that looks at one import at a time; `judge` returns the breach as a sentence, or nothing. */
export function lawOfImports(
  name: string,
  says: string,
  judge: (from: Module, found: Import, target: Module | undefined, house: House) => string | undefined,
): Law {
  return lawOfModules(name, says, (module, house) =>
    module.imports.flatMap((found) => {
      const target = found.target ? house.modules.get(found.target) : undefined;
      const breach = judge(module, found, target, house);
      return breach ? [{ path: module.path, line: found.line, says: breach }] : [];
    }),
  );
}

export function faultAsLine(fault: Fault): string {
  return `${fault.path}${fault.line ? `:${fault.line}` : ''} — ${fault.says}`;
}
