/** Fields of forms: each with its label, its hint and what is wrong with it, told together to whoever does not see them. */
import type { ComponentChildren, TargetedInputEvent } from 'preact';
import { useId } from 'preact/hooks';

interface Shared {
  readonly label: string;
  readonly hint?: ComponentChildren;
  /** What is wrong with what stands there. */
  readonly fault?: string | null;
}

type Described = { readonly id: string; readonly 'aria-describedby': string | undefined; readonly 'aria-invalid': boolean };

/** Any control with its label. */
export function Field({ label, hint, fault, children }: Shared & { readonly children: (described: Described) => ComponentChildren }) {
  const id = useId();
  const isWrong = fault !== undefined && fault !== null;
  const describedBy = [hint === undefined ? null : `${id}-hint`, isWrong ? `${id}-fault` : null].filter((each) => each !== null).join(' ');
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {children({ id, 'aria-describedby': describedBy === '' ? undefined : describedBy, 'aria-invalid': isWrong })}
      {isWrong && (
        <p class="fault" id={`${id}-fault`}>
          {fault}
        </p>
      )}
    </div>
  );
}

interface TextProps extends Shared {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly type?: 'text' | 'password' | 'search' | 'date' | 'number' | 'email';
  readonly autocomplete?: 'username' | 'current-password' | 'new-password' | 'off';
  readonly min?: string;
  readonly max?: string;
  readonly step?: string;
  readonly required?: boolean;
  readonly readOnly?: boolean;
}

/** On one line. */
export function TextField({ label, hint, fault, value, onValue, type = 'text', autocomplete = 'off', ...rest }: TextProps) {
  // Names to sign in by and passwords are no words.
  const isPlain = autocomplete !== 'off';
  return (
    <Field label={label} hint={hint} fault={fault ?? null}>
      {(described) => (
        <input
          {...rest}
          {...described}
          {...{ autocomplete, value }}
          // Each kind of input has a type with attributes of its own; what is given here all of them have.
          {...({ type } as { type: 'text' })}
          {...(isPlain ? { spellcheck: false, autocapitalize: 'none' } : {})}
          onInput={(event: TargetedInputEvent<HTMLInputElement>) => onValue(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

interface WrittenProps extends Shared {
  readonly value: string;
  readonly onValue: (value: string) => void;
  readonly required?: boolean;
  readonly rows?: number;
}

/** Several lines. */
export function WrittenField({ label, hint, fault, value, onValue, required = false, rows = 3 }: WrittenProps) {
  return (
    <Field label={label} hint={hint} fault={fault ?? null}>
      {(described) => (
        <textarea {...described} rows={rows} required={required} value={value} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
    </Field>
  );
}
