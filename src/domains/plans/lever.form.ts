import { z } from 'zod';
import { parseNumber } from '#/french/numbers.ts';
import { leverStandings, moneyKinds } from './lever.ts';
import { optionalDay, optionalId } from './plan.form.ts';

/** Dollars as people type them: « 12 500 $ ». */
const dollars = z
  .string()
  .trim()
  .min(1, 'amountMissing')
  .max(40)
  .transform((text, context) => {
    const value = parseNumber(text);
    if (value === null || value < 0 || value >= 1e10) {
      context.addIssue({ code: 'custom', message: 'amountInvalid' });
      return z.NEVER;
    }
    return inCents(value);
  });

const inCents = (value: number) => Math.round(value * 100) / 100;
const inTenths = (value: number) => Math.round(value * 10) / 10;

const hours = z
  .string()
  .trim()
  .max(20)
  .default('')
  .transform((text, context) => {
    if (text === '') return null;
    const value = parseNumber(text.replace(/\s*h$/i, ''));
    if (value === null || value < 0 || value > 100_000) {
      context.addIssue({ code: 'custom', message: 'hoursInvalid' });
      return z.NEVER;
    }
    return inTenths(value);
  });

const money = {
  itemId: optionalId,
  money: z.enum(moneyKinds, 'moneyMissing'),
  recurring: z.enum(['yes', 'no'], 'recurringMissing').transform((value) => value === 'yes'),
  amount: dollars,
  startsOn: optionalDay,
  untilOn: optionalDay,
};

export const needForm = z.object({ ...money, title: z.string().trim().min(1, 'needTitleMissing').max(300) });
export type NeedValues = z.output<typeof needForm>;
export const leverForm = z.object({
  ...money,
  needId: optionalId,
  funderName: z.string().trim().min(1, 'funderMissing').max(300),
  recipient: z.string().trim().max(300).default(''),
  standing: z.enum(leverStandings).default('secured'),
  reportingHours: hours,
  note: z.string().trim().max(2000).default(''),
});
export type LeverValues = z.output<typeof leverForm>;
/** The same amounts as a program says them, and reads them. */
const plainMoney = { recurring: z.boolean(), amount: z.number().min(0).lt(1e10).transform(inCents) };
export const needBody = needForm.extend(plainMoney);
export const leverBody = leverForm.extend({
  ...plainMoney,
  reportingHours: z.number().min(0).max(100_000).transform(inTenths).nullable().default(null),
});
