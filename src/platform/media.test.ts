import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type Media, readMedia } from './media.ts';

const box = (name: string, content: Buffer) => {
  const header = Buffer.alloc(8);
  header.writeUInt32BE(content.length + 8);
  header.write(name, 4, 'latin1');
  return Buffer.concat([header, content]);
};

describe('readMedia', () => {
  test('draws a picture anew, upright and without its place', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#823' } })
      .withExif({ IFD3: { GPSLatitude: '45/1 30/1 0/1', GPSLatitudeRef: 'N' } })
      .withMetadata({ orientation: 6 })
      .jpeg()
      .toBuffer();
    expect((await sharp(bytes).metadata()).exif).toBeDefined();
    const media = (await readMedia(bytes)) as Media;
    expect(media).toMatchObject({ kind: 'image', mediaType: 'image/jpeg', extension: 'jpg' });
    const drawn = await sharp(media.bytes).metadata();
    expect(drawn.exif).toBeUndefined();
    expect([drawn.width, drawn.height]).toEqual([20, 40]);
  });

  test('believes bytes, not names: text, HTML and SVG are refused', async () => {
    for (const text of [
      '<svg xmlns="http://www.w3.org/2000/svg"/>',
      '<!doctype html><script>',
      'bonjour',
      '',
    ]) {
      expect(await readMedia(Buffer.from(text))).toBe('unknown');
    }
    expect(await readMedia(Buffer.from('MZ\u0090\u0000'.padEnd(600, ' '), 'latin1'))).toBe('unknown');
  });

  test('refuses a picture that is cut short', async () => {
    const bytes = await sharp({ create: { width: 200, height: 200, channels: 3, background: '#382' } })
      .png()
      .toBuffer();
    expect(await readMedia(bytes.subarray(0, 60))).toBe('broken');
  });

  test('a film forgets where it was taken, and keeps its length', async () => {
    const place = box('\u00a9xyz', Buffer.from('+45.5017-073.5673/'));
    const film = Buffer.concat([
      box('ftyp', Buffer.from('isom\u0000\u0000\u0002\u0000isomiso2mp41', 'latin1')),
      box('moov', box('udta', place)),
      box('mdat', Buffer.from('image')),
    ]);
    const media = (await readMedia(film)) as Media;
    expect(media).toMatchObject({ kind: 'video', mediaType: 'video/mp4' });
    expect(media.bytes.length).toBe(film.length);
    expect(Buffer.from(media.bytes).toString('latin1')).not.toContain('45.5017');
    expect(Buffer.from(media.bytes).toString('latin1')).toContain('image');
  });

  test('a film forgets the place that an editor wrote beside it too', async () => {
    const film = Buffer.concat([
      box('ftyp', Buffer.from('isom\u0000\u0000\u0002\u0000isomiso2mp41', 'latin1')),
      box('uuid', Buffer.from('<exif:GPSLatitude>45,30.1N</exif:GPSLatitude>')),
      box('moov', Buffer.alloc(0)),
      box('mdat', Buffer.from('image')),
    ]);
    const media = (await readMedia(film)) as Media;
    expect(media.bytes.length).toBe(film.length);
    expect(Buffer.from(media.bytes).toString('latin1')).not.toContain('45,30.1N');
    expect(Buffer.from(media.bytes).toString('latin1')).toContain('image');
  });

  test('a PDF stays as it is', async () => {
    const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF');
    expect(await readMedia(bytes)).toMatchObject({ kind: 'pdf', mediaType: 'application/pdf' });
  });
});
