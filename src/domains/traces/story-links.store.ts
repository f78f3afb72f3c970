import { organisationNames } from '#/domains/organisations/organisations.public.ts';
import type { Transaction } from '#/platform/database.ts';
import { storyId } from '#/platform/ids.ts';
import { series } from './story-acts.data.ts';
import { scenes } from './story-scenes.data.ts';

/** The story's organisations by key, as the directory names them. */
export async function organisationNamesByKey(
  transaction: Transaction,
): Promise<Map<string, { id: string; name: string }>> {
  const told = [
    ...Object.values(scenes).flatMap((list) => list.map((scene) => scene[6]?.with ?? {})),
    ...series.map((one) => one.more.with ?? {}),
  ];
  const keys = [...new Set(told.flatMap((one) => Object.keys(one)))];
  const ids = new Map(keys.map((key) => [storyId(`organisation:${key}`), key]));
  const names = await organisationNames(transaction, [...ids.keys()]);
  return new Map(
    [...names].flatMap(([id, name]) => {
      const key = ids.get(id);
      return key ? [[key, { id, name }] as const] : [];
    }),
  );
}
