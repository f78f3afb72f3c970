import { enhanceForms } from './enhance.ts';

enhanceForms(document);
