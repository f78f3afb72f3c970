import { TextField } from '#/ui/fields.tsx';
import { errorOf, type Typed } from './refusal.pages.tsx';

/** Words of the three fields of a new account. */
export interface NewAccountWords {
  name: string;
  nameHint: string;
  email: string;
  emailHint: string;
  password: string;
  passwordHint: string;
  required: string;
}

/** Name, address and password of a new account. */
export function NewAccountFields({ words, typed }: { words: NewAccountWords; typed: Typed }) {
  return (
    <>
      <TextField
        name="name"
        label={words.name}
        hint={words.nameHint}
        autocomplete="name"
        spellcheck={false}
        required={words.required}
        value={typed.form.text('name')}
        error={errorOf(typed, 'name')}
      />
      <TextField
        name="email"
        label={words.email}
        hint={words.emailHint}
        type="email"
        autocomplete="username"
        spellcheck={false}
        required={words.required}
        value={typed.form.text('email')}
        error={errorOf(typed, 'email')}
      />
      <TextField
        name="password"
        label={words.password}
        hint={words.passwordHint}
        type="password"
        autocomplete="new-password"
        required={words.required}
        error={errorOf(typed, 'password')}
      />
    </>
  );
}
