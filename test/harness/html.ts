import { HtmlValidate } from 'html-validate';

const validator = new HtmlValidate({
  extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
  rules: {
    'doctype-style': ['error', { style: 'lowercase' }],
    'no-inline-style': 'error',
    'require-sri': 'off',
    'long-title': 'off',
    'no-dup-id': 'error',
    'heading-level': ['error', { allowMultipleH1: false }],
  },
});

/**
 * What is wrong with a finished page or a fragment of one: « 12:5 rule — message », one line a fault, in reading order.
 * An inline style is a fault, since the content security policy refuses it.
 */
export async function htmlFaults(html: string): Promise<string[]> {
  const report = await validator.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, column, ruleId, message }) => `${line}:${column} ${ruleId} — ${message}`),
  );
}
