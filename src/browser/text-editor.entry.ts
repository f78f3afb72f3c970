import { ownerOf } from './drafts.ts';
import { enhanceTextEditor } from './text-editor.ts';

const owner = ownerOf(document);
for (const template of document.querySelectorAll<HTMLTemplateElement>('template[data-text-editor]')) {
  const form = template.closest('form');
  if (owner && form) enhanceTextEditor(form, template, owner);
}
