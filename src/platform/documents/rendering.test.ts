import { describe, expect, test } from 'vitest';
import { readPdf } from '../../../test/harness/pdf-reading.ts';
import { sampleDocument } from '../../../test/harness/sample-document.ts';
import { renderDocument } from './rendering.ts';
import { fileFormats } from './rendering-process.ts';

describe('writing a file apart from the site', () => {
  test.for(fileFormats)('%s', { timeout: 180_000 }, async (format) => {
    const rendered = await renderDocument(sampleDocument(), format);
    expect(rendered.ok).toBe(true);
    if (!rendered.ok) return;
    expect(rendered.bytes.byteLength).toBeGreaterThan(1_000);
    expect(rendered.peakBytes).toBeGreaterThan(10_000_000);
    if (format === 'pdf') expect((await readPdf(rendered.bytes)).title).toBe('Bilan 2025-2026 de l’équipe');
    if (format === 'md')
      expect(Buffer.from(rendered.bytes).toString()).toContain('](https://toile.exemple.org/preuves/e12)');
  });

  test('one that is too long to begin is refused at once', async () => {
    const document = {
      language: 'fr',
      title: 'Trop',
      blocks: [{ kind: 'code', text: 'mot '.repeat(1_600_000), info: '' }],
    } as const;
    expect(await renderDocument(document, 'pdf')).toEqual({
      ok: false,
      refusal: 'tooLarge',
      reason: 'characters',
    });
  });

  test('one that lasts too long is stopped', async () => {
    const started = performance.now();
    const limits = { seconds: 0.3, megabytes: 1_024 };
    const rendered = await renderDocument(sampleDocument(60), 'pdf', { limits });
    expect(rendered).toEqual({ ok: false, refusal: 'tooSlow', reason: 'time' });
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  test('one that asks for too much memory is stopped', { timeout: 180_000 }, async () => {
    const limits = { seconds: 60, megabytes: 90 };
    const rendered = await renderDocument(sampleDocument(60), 'pdf', { limits });
    expect(rendered).toEqual({ ok: false, refusal: 'tooLarge', reason: 'memory' });
  });

  test('one that nobody waits for any more is stopped', async () => {
    const cancelled = renderDocument(sampleDocument(60), 'docx', { signal: AbortSignal.timeout(200) });
    expect(await cancelled).toMatchObject({ ok: false, reason: 'cancelled' });
    const never = renderDocument(sampleDocument(), 'docx', { signal: AbortSignal.abort() });
    expect(await never).toMatchObject({ ok: false, reason: 'cancelled' });
  });

  test('two at once, some in line, the others are told to come back', { timeout: 180_000 }, async () => {
    const limits = { seconds: 0.05, megabytes: 1_024 };
    const asked = Array.from({ length: 20 }, () => renderDocument(sampleDocument(), 'md', { limits }));
    const ends = (await Promise.all(asked)).map((rendered) => (rendered.ok ? 'done' : rendered.reason));
    expect(ends.filter((end) => end === 'line')).toHaveLength(6);
  });
});
