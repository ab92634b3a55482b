import { Trans, useLingui } from '@lingui/react/macro';
import { ReadRow } from './ReadRow.tsx';
import { Section } from './Section.tsx';

/** What an import brought that has no field of its own. */
export function CustomRows({ custom }: { custom: Record<string, unknown> }) {
  const { t } = useLingui();
  const values = Object.entries(custom).filter(([, value]) => value !== null && value !== '');
  if (values.length === 0) return null;
  const words = { true: t`Yes`, false: t`No` };
  return (
    <Section title={<Trans>Further fields</Trans>}>
      {values.map(([name, value]) => (
        <ReadRow key={name} label={name}>
          {inWords(value, words)}
        </ReadRow>
      ))}
    </Section>
  );
}

function inWords(value: unknown, words: { true: string; false: string }): string {
  if (typeof value === 'boolean') return value ? words.true : words.false;
  if (Array.isArray(value)) return value.map((part) => inWords(part, words)).join(', ');
  if (typeof value === 'object') return JSON.stringify(value);
  return String(value);
}
