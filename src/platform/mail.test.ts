import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { noMail, smtpMail } from './mail.ts';

const received: ParsedMail[] = [];
let server: SMTPServer;
let address: string;

beforeAll(async () => {
  server = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    onAuth: ({ username, password }, _session, done) =>
      username === 'toile' && password === 'secret'
        ? done(null, { user: 'toile' })
        : done(new Error('Refused')),
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise<void>((resolve) => server.close(resolve)));

test('a message arrives whole through a server: accents, both forms, sender and addressee', async () => {
  const mail = smtpMail(`smtp://toile:secret@${address}`, 'Toile <toile@exemple.org>');
  await mail.send({
    to: 'odile@exemple.org',
    subject: 'Votre lien pour entrer : l’été',
    text: 'Ouvrez ce lien :\nhttps://exemple.org/lien/abc',
    html: '<p>Ouvrez ce lien</p>',
  });
  expect(received).toHaveLength(1);
  const [message] = received;
  expect(message!.subject).toBe('Votre lien pour entrer : l’été');
  expect(message!.text).toContain('https://exemple.org/lien/abc');
  expect(message!.html).toContain('<p>Ouvrez ce lien</p>');
  expect(message!.from?.value[0]?.address).toBe('toile@exemple.org');
});

test('a line break in what somebody typed adds no header and no addressee', async () => {
  const mail = smtpMail(`smtp://toile:secret@${address}`, 'Toile <toile@exemple.org>');
  await mail.send({ to: 'odile@exemple.org', subject: 'Bonjour\r\nBcc: tous@exemple.org', text: 'x' });
  const message = received.at(-1)!;
  expect(message.headers.has('bcc')).toBe(false);
});

test('a server that refuses, and no server at all, fail rather than pretend', async () => {
  const wrong = smtpMail(`smtp://toile:faux@${address}`, 'Toile <toile@exemple.org>');
  const message = { to: 'odile@exemple.org', subject: 'x', text: 'x' };
  await expect(wrong.send(message)).rejects.toThrow();
  await expect(noMail.send(message)).rejects.toThrow('TOILE_SMTP_URL');
});
