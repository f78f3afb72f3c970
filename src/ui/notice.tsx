import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './icon.tsx';

export type NoticeKind = 'information' | 'success' | 'warning' | 'refusal';

const icons: Record<NoticeKind, IconName> = {
  information: 'information',
  success: 'done',
  warning: 'warning',
  refusal: 'refusal',
};

export interface NoticeProps {
  kind: NoticeKind;
  /** Says in words what the drawing and the border say: « Enregistré », « Rien n’a été enregistré ». */
  title: string;
  children?: ComponentChildren;
  /** True for what appears in a page already read (a draft sent, a turn given), so that it is spoken. */
  live?: boolean;
  id?: string;
}

/** A slip on the page. A refusal says what happened, what was kept and what to do. */
export function Notice({ kind, title, children, live, id }: NoticeProps) {
  const role = kind === 'refusal' ? 'alert' : 'status';
  return (
    <div class={`notice notice-${kind}`} role={live ? role : undefined} id={id}>
      <Icon name={icons[kind]} />
      <div>
        <p class="notice-title">{title}</p>
        {children}
      </div>
    </div>
  );
}
