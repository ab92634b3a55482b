import classes from './Palette.module.css';

/** Text with the fragment one searches for underlined, blind to case and accents as the search is. */
export function Matched({ text, fragment }: { text: string; fragment: string }) {
  const asked = plain(fragment.trim()).text;
  const { text: bare, places } = plain(text);
  const at = asked === '' ? -1 : bare.indexOf(asked);
  if (at < 0) return text;
  const from = places[at] ?? 0;
  const to = places[at + asked.length] ?? text.length;
  return (
    <>
      {text.slice(0, from)}
      <mark className={classes.match}>{text.slice(from, to)}</mark>
      {text.slice(to)}
    </>
  );
}

/** Lower case without accents, and for each of its letters the place in the original. */
function plain(text: string) {
  const places: number[] = [];
  let bare = '';
  for (let at = 0; at < text.length; at++) {
    const letters = (text[at] ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
    for (const letter of letters) {
      bare += letter;
      places.push(at);
    }
  }
  return { text: bare, places };
}
