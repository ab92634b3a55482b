import { pigments } from '../app/theme/tokens.ts';
import classes from './Avatar.module.css';

type AvatarProps = {
  /** The same id has the same pigment everywhere. */
  id: string;
  name: string;
  size?: number;
  /** A person's face beside their own name says nothing new to a screen reader. */
  decorative?: boolean;
};

/** A round face for a person: their initials on one of eight pigments. */
export function Avatar({ id, name, size = 20, decorative = false }: AvatarProps) {
  const label = decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name };
  return (
    <span
      className={classes.avatar}
      title={decorative ? undefined : name}
      style={{
        width: size,
        height: size,
        fontSize: Math.max(8, Math.round(size * 0.38)),
        background: `var(--rp-p${pigmentOf(id)})`,
      }}
      // Drawn by the style sheet: letters that are part of no name and of no copied text.
      data-initials={initials(name)}
      {...label}
    />
  );
}

/** FNV-1a over the id. */
function pigmentOf(id: string) {
  let hash = 2166136261;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 16777619);
  return ((hash >>> 0) % pigments) + 1;
}

export function initials(name: string) {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const letters = words.flatMap((word) => /^[\p{L}\p{N}]/u.exec(word)?.[0] ?? []);
  const first = letters[0] ?? '?';
  const last = letters.length > 1 ? (letters.at(-1) ?? '') : '';
  return (first + last).toUpperCase();
}
