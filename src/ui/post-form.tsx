import type { ComponentChildren } from 'preact';
import { newId } from '#/platform/ids.ts';

export interface PostFormProps {
  action: string;
  children: ComponentChildren;
  /** Id of the section that an enhanced answer replaces; without it the whole page is answered. */
  enhance?: string;
  /** The form carries files. */
  upload?: boolean;
  /** Name of the draft kept on the device while the form is not saved (`trace-nouvelle`). */
  draft?: string;
  id?: string;
  class?: string;
  /** The key typed before, when a refused form comes back: the act was not done, the key is still free. */
  submissionKey?: string;
}

/** A form that posts: with a submission key, so that sent twice it is done once. */
export function PostForm({
  action,
  children,
  enhance,
  upload,
  draft,
  id,
  class: className,
  submissionKey,
}: PostFormProps) {
  return (
    <form
      method="post"
      action={action}
      id={id}
      class={className}
      enctype={upload ? 'multipart/form-data' : undefined}
      data-enhance={enhance}
      data-draft={draft}
    >
      <input type="hidden" name="_key" value={submissionKey || newId()} />
      {children}
    </form>
  );
}
