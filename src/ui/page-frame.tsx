import type { ComponentChildren } from 'preact';
import { Breadcrumb, type TrailLink } from './breadcrumb.tsx';
import { Icon } from './icon.tsx';
import { Mark, Selvedge } from './weave.tsx';

/** A link of the frame; `current` marks the page or the part of the site where the reader is. */
export interface NavigationLink {
  label: string;
  href: string;
  current?: boolean;
}

/** Words of the frame itself, in the reader's language. */
export interface FrameWords {
  skipToContent: string;
  menu: string;
  mainNavigation: string;
  breadcrumb: string;
  /** Name of the second column: « Autour de cette page ». */
  context: string;
}

export interface PageFrameProps {
  words: FrameWords;
  siteName: string;
  homeHref: string;
  /** The space, team or table where the reader is. */
  place?: { label: string; href: string };
  navigation: readonly NavigationLink[];
  /** Links folded under one word at the end of the navigation; nothing is shown when there is none. */
  references?: { label: string; links: readonly NavigationLink[] };
  search?: SearchBoxProps;
  /** What stands at the end of the masthead: a `PersonMenu`, or the link to sign in. */
  person?: ComponentChildren;
  /** Always there while it is true: « démonstration ». */
  banner?: ComponentChildren;
  /** Shown once: what has just been done. */
  notice?: ComponentChildren;
  trail?: readonly TrailLink[];
  /** First heading. Leave it out when the page brings its own `h1`. */
  heading?: string;
  /** Second column on wide screens: who, where, linked things. */
  aside?: ComponentChildren;
  /** For tables and grids: the column may take the whole sheet. */
  wide?: boolean;
  footer?: ComponentChildren;
  children: ComponentChildren;
}

/** The frame of every page: skip link, masthead, content, context, foot. */
export function PageFrame(props: PageFrameProps) {
  const { words, aside } = props;
  return (
    <>
      <a class="skip" href="#main">
        {words.skipToContent}
      </a>
      <Masthead {...props} />
      <div class={aside ? 'sheet sheet-with-context' : 'sheet'}>
        <main id="main" tabIndex={-1} class={props.wide ? 'wide' : undefined}>
          {props.trail?.length ? <Breadcrumb label={words.breadcrumb} trail={props.trail} /> : null}
          {props.notice}
          {props.heading ? <h1>{props.heading}</h1> : null}
          {props.children}
        </main>
        {aside ? (
          <aside class="context" aria-label={words.context}>
            {aside}
          </aside>
        ) : null}
      </div>
      {props.footer ? <footer class="foot">{props.footer}</footer> : null}
    </>
  );
}

function Masthead(props: PageFrameProps) {
  const { words, place, navigation, references, search } = props;
  const hasMenu = navigation.length > 0 || search;
  return (
    <header class="masthead">
      <Selvedge />
      <div class="masthead-line">
        <p class="site-name">
          <a href={props.homeHref}>
            <Mark />
            <span>{props.siteName}</span>
          </a>
        </p>
        {place ? (
          <p class="place">
            <a href={place.href}>{place.label}</a>
          </p>
        ) : null}
        {props.person ? <div class="masthead-person">{props.person}</div> : null}
      </div>
      {hasMenu ? (
        <details class="menu">
          <summary>{words.menu}</summary>
          <div class="menu-line">
            <nav aria-label={words.mainNavigation}>
              <NavigationList links={navigation}>
                {references?.links.length ? <References {...references} /> : null}
              </NavigationList>
            </nav>
            {search ? <SearchBox {...search} /> : null}
          </div>
        </details>
      ) : null}
      {props.banner ? <div class="banner">{props.banner}</div> : null}
    </header>
  );
}

function References({ label, links }: { label: string; links: readonly NavigationLink[] }) {
  return (
    <li>
      <details class={links.some((link) => link.current) ? 'references references-current' : 'references'}>
        <summary>{label}</summary>
        <NavigationList links={links} />
      </details>
    </li>
  );
}

interface NavigationListProps {
  links: readonly NavigationLink[];
  /** More items, at the end. */
  children?: ComponentChildren;
}

function NavigationList({ links, children }: NavigationListProps) {
  return (
    <ul class="navigation">
      {links.map((link) => (
        <li key={link.href}>
          <a href={link.href} aria-current={link.current ? 'page' : undefined}>
            {link.label}
          </a>
        </li>
      ))}
      {children}
    </ul>
  );
}

export interface SearchBoxProps {
  action: string;
  /** Name of the box, read by screen readers and shown in the empty box. */
  label: string;
  buttonLabel: string;
  name?: string;
  value?: string;
}

/** One box over everything, a plain GET form. */
export function SearchBox({ action, label, buttonLabel, name = 'q', value }: SearchBoxProps) {
  return (
    <search class="search-box">
      <form action={action} method="get">
        <label class="visually-hidden" for="site-search">
          {label}
        </label>
        <input
          id="site-search"
          type="search"
          name={name}
          value={value}
          placeholder={label}
          autocomplete="off"
        />
        <button type="submit">
          <Icon name="search" />
          <span class="visually-hidden">{buttonLabel}</span>
        </button>
      </form>
    </search>
  );
}

export interface PersonMenuProps {
  /** The person's name. */
  label: string;
  links: readonly NavigationLink[];
  /** Forms at the end of the menu, such as signing out. */
  children?: ComponentChildren;
}

/** What belongs to the person signed in, folded under their name. */
export function PersonMenu({ label, links, children }: PersonMenuProps) {
  return (
    <details class="person-menu">
      <summary>{label}</summary>
      <div class="person-sheet">
        <NavigationList links={links} />
        {children}
      </div>
    </details>
  );
}

export interface LanguageSwitchProps {
  /** Where the choice is posted. */
  action: string;
  /** Language offered, and its name in that language (« English », « Français »). */
  language: 'fr' | 'en';
  label: string;
  /** Page to come back to, sent as `returnTo`. */
  returnTo: string;
}

/** The other language, for the same page at the same address. */
export function LanguageSwitch({ action, language, label, returnTo }: LanguageSwitchProps) {
  return (
    <form class="language-switch" action={action} method="post">
      <input type="hidden" name="returnTo" value={returnTo} />
      <button class="button-bare" type="submit" name="language" value={language} lang={language}>
        {label}
      </button>
    </form>
  );
}
