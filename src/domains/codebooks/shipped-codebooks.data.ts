import { annexeI } from './annexe-i.data.ts';
import { serviceAxes } from './axes.data.ts';
import type { Codebook } from './codebook.ts';
import { fondsDuRivage } from './fonds-du-rivage.data.ts';

/**
 * Codebooks that come with Toile, the newest version of each first: the regulation’s, the institution’s own axes, and
 * a fictional funder’s list. All read the same traces.
 */
export const shippedCodebooks: readonly Codebook[] = [annexeI, serviceAxes, fondsDuRivage];
