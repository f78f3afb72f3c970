import { paths } from '#/paths.ts';
import { newId } from '#/platform/ids.ts';
import { answerRounds, type CaptureMaterial } from './capture-round.ts';
import { Caller, requestText } from './load.ts';
import { textMaker } from './words.ts';

// People who post the one-line form of the journal, each over one kept connection.
const { port, people } = JSON.parse(process.argv[2]!) as CaptureMaterial;
const callers = people.map(() => new Caller(port));
const capture = people.map(({ cookie, spaceId, dossierId }, index) => {
  const make = textMaker(index + 1);
  const headers = {
    Cookie: cookie,
    Origin: 'http://localhost',
    'Sec-Fetch-Site': 'same-origin', // as every browser does
    'Content-Type': 'application/x-www-form-urlencoded',
    'Accept-Encoding': 'gzip, deflate, br',
    'Accept-Language': 'fr-CA,fr;q=0.9',
  };
  return async () => {
    const typed = {
      _key: newId(),
      text: make().text,
      spaceId,
      dossierId,
      eventOn: '2025-10-15',
      duration: '45',
    };
    const body = new URLSearchParams(typed).toString();
    const answer = await callers[index]!.ask(requestText('POST', paths.quickTrace, headers, body));
    if (answer.status !== 303) throw new Error(`A capture was answered ${answer.status}.`);
  };
});
answerRounds(capture, async () => {
  for (const caller of callers) caller.close();
});
