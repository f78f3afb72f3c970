import { paths } from '#/paths.ts';
import type { MenuEntry } from '#/platform/domain.ts';
import { markupOf } from '#/platform/markup.ts';
import type { PageContent } from '#/platform/outcome.ts';
import { ownerPrint } from '#/platform/owner-print.ts';
import type { Visit } from '#/platform/visit.ts';
import { wordsFor } from '#/platform/visit.ts';
import { Document } from '#/ui/document.tsx';
import { Notice } from '#/ui/notice.tsx';
import { LanguageSwitch, type NavigationLink, PageFrame, PersonMenu } from '#/ui/page-frame.tsx';
import type { Answering } from './answer.tsx';
import * as draftWords from './drafts.words.ts';
import { en, fr } from './shell.words.ts';

/** Puts a domain's page in the frame of the site: finished HTML, doctype included, the style left to be put in. */
export function renderPage(
  answering: Answering,
  visit: Visit,
  page: PageContent,
  notice: string | null,
): string {
  const words = wordsFor(visit.locale, { fr, en });
  const { assets, services } = answering;
  const siteName = services.settings.instanceName;
  const signedIn = visit.viewer.kind === 'person';
  return `<!doctype html>${markupOf(
    <Document
      language={visit.locale}
      title={page.title === siteName ? siteName : `${page.title} – ${siteName}`}
      css=""
      sheets={answering.sheets?.map((name) => assets.sheet(name))}
      description={page.description}
      scripts={[assets.script('enhance'), ...(page.scripts ?? []).map((name) => assets.script(name))]}
      worker={page.worker ? assets.script(page.worker) : undefined}
      fontPreloads={assets.fontPreloads}
      manifest={paths.manifest}
      icon={paths.icon}
      picture={assets.icons.get(180)}
      hiddenFromSearchEngines={signedIn || page.hidden === true}
      owner={visit.viewer.kind === 'person' ? ownerPrint(visit.viewer.personId) : undefined}
    >
      <PageFrame
        words={words}
        siteName={siteName}
        homeHref={signedIn ? paths.today : paths.home}
        navigation={navigation(answering, visit, 'main')}
        references={{ label: words.references, links: navigation(answering, visit, 'reference') }}
        search={
          signedIn
            ? {
                action: paths.search,
                label: words.search,
                buttonLabel: words.searchButton,
                value: visit.address.startsWith(paths.search) ? (visit.query.get('q') ?? '') : '',
              }
            : undefined
        }
        person={<PersonCorner answering={answering} visit={visit} />}
        banner={
          services.settings.demonstration && assets.demonstrationIsOpen() ? (
            <p>{words.demonstration}</p>
          ) : undefined
        }
        notice={notice ? <Notice kind="success" title={notice} /> : undefined}
        trail={page.trail}
        heading={page.heading === false ? undefined : page.title}
        aside={page.aside}
        wide={page.wide}
        footer={<Foot visit={visit} />}
      >
        {page.body}
      </PageFrame>
    </Document>,
  )}`;
}

function PersonCorner({ answering, visit }: { answering: Answering; visit: Visit }) {
  const words = wordsFor(visit.locale, { fr, en });
  if (visit.viewer.kind === 'stranger') return <a href={paths.signIn}>{words.signIn}</a>;
  const links = [...navigation(answering, visit, 'person')];
  if (visit.viewer.isAdministrator) links.push(...navigation(answering, visit, 'administration'));
  return (
    <PersonMenu label={visit.viewer.name} links={links}>
      <form
        method="post"
        action={paths.signOut}
        data-sign-out={wordsFor(visit.locale, draftWords).signOutWarning}
      >
        <button type="submit">{words.signOut}</button>
        <p class="hint">{words.signOutHint}</p>
      </form>
    </PersonMenu>
  );
}

function Foot({ visit }: { visit: Visit }) {
  const words = wordsFor(visit.locale, { fr, en });
  const drafts = wordsFor(visit.locale, draftWords);
  const { contact, sourceUrl } = visit.services.settings;
  return (
    <>
      {visit.viewer.kind === 'person' ? (
        <p>
          <a href={paths.drafts}>{drafts.title}</a>
          <span data-unsent="" hidden>
            {' '}
            ({drafts.unsent} <span data-unsent-count="" />)
          </span>
        </p>
      ) : null}
      <LanguageSwitch
        action={paths.language}
        language={visit.locale === 'fr' ? 'en' : 'fr'}
        label={words.otherLanguage}
        returnTo={visit.method === 'GET' ? visit.address : paths.home}
      />
      <p>{sourceUrl ? <a href={sourceUrl}>{words.license}</a> : words.license}</p>
      {contact ? (
        <p>
          <a href={contact.includes('://') ? contact : `mailto:${contact}`}>{words.accessibility}</a>
        </p>
      ) : null}
    </>
  );
}

function navigation(answering: Answering, visit: Visit, place: MenuEntry['place']): NavigationLink[] {
  if (visit.viewer.kind === 'stranger' && place !== 'main') return [];
  const words = wordsFor(visit.locale, { fr, en });
  const entries = answering.domains.flatMap((domain) => [
    ...(domain.menu ?? []),
    ...(domain.menuFor?.(visit.viewer) ?? []),
  ]);
  const mine = visit.viewer.kind === 'person' ? entries.filter((entry) => entry.place === place) : [];
  const links = mine
    .sort((left, right) => left.order - right.order)
    .map((entry) => ({
      label: entry.label[visit.locale],
      href: entry.path,
      current: [entry.path, ...(entry.alsoWithin ?? [])].some((path) => isWithin(visit.address, path)),
    }));
  if (place === 'main' && visit.viewer.kind === 'person') {
    links.unshift({ label: words.today, href: paths.today, current: isWithin(visit.address, paths.today) });
  }
  return links;
}

function isWithin(address: string, path: string): boolean {
  const bare = address.split('?')[0]!;
  return bare === path || bare.startsWith(`${path}/`);
}
