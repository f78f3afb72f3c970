import { unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { zipStream } from './zip-stream.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const read = async (stream: ReadableStream<Uint8Array>) =>
  unzipSync(new Uint8Array(await new Response(stream as BodyInit).arrayBuffer()));

test('an archive gives back what was put in it, in order, and an empty file for one that is gone', async () => {
  const opened: string[] = [];
  const file = (name: string, text: string | null) => ({
    path: name,
    content: async () => {
      opened.push(name);
      return text === null ? null : (new Blob([text]).stream() as ReadableStream<Uint8Array>);
    },
  });
  const archive = zipStream(
    [{ path: 'lisez-moi.txt', content: bytesOf('bonjour') }, file('a/é.txt', 'été'), file('perdu.bin', null)],
    new Date('2026-03-18T14:00:00Z'),
  );
  const files = await read(archive);
  expect(Object.keys(files)).toEqual(['lisez-moi.txt', 'a/é.txt', 'perdu.bin']);
  expect(new TextDecoder().decode(files['a/é.txt'])).toBe('été');
  expect(files['perdu.bin']).toHaveLength(0);
  expect(opened).toEqual(['a/é.txt', 'perdu.bin']);
});

test('a file that cannot be read breaks the archive rather than being passed over in silence', async () => {
  const broken = zipStream(
    [{ path: 'a', content: () => Promise.reject(new Error('unreadable')) }],
    new Date('2026-03-18T14:00:00Z'),
  );
  await expect(read(broken)).rejects.toThrow('unreadable');
});
