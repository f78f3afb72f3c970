import { fieldId } from './field-frame.tsx';

export interface ErrorSummaryProps {
  /** « Rien n’a été enregistré : 2 points à revoir. Ce que vous avez écrit est encore là. » */
  title: string;
  /** In the order of the form. `field` is the field's name (or its `id` when it has one of its own). */
  errors: readonly { field: string; message: string }[];
}

/** Everything to mend, at the head of a refused form; each line leads to its field. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  if (errors.length === 0) return null;
  return (
    <section
      class="error-summary"
      id="error-summary"
      tabIndex={-1}
      aria-labelledby="error-summary-title"
      autofocus
    >
      <h2 id="error-summary-title">{title}</h2>
      <ul>
        {errors.map((error) => (
          <li key={error.field + error.message}>
            {error.field === '' ? (
              error.message
            ) : (
              <a href={`#${fieldId({ name: error.field })}`}>{error.message}</a>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
