import { annexeI } from './annexe-i.data.ts';
import type { Codebook } from './codebook.ts';

/** Codebooks that come with Toile, the newest version of each first. */
export const shippedCodebooks: readonly Codebook[] = [annexeI];
