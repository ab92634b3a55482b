export const heading =
  '-- Generated from the migrations by npm run generate; compared in CI, never edited.\n';

const longest = 100;

/** A comment of the database as comment lines. */
export function commented(comment: string | null, indent = ''): string[] {
  return comment === null ? [] : comment.split('\n').map((line) => `${indent}-- ${line}`);
}

/** PostgreSQL's own wording of an expression or statement, as we would have written it. */
export function tidied(sql: string): string {
  const text = outsideQuotes(sql, (part) =>
    part
      .toLowerCase()
      .replace(/\s+/g, ' ')
      .replace(/\( /g, '(')
      .replace(/\bpublic\./g, '')
      .replace(/character varying/g, 'varchar')
      .replace(/timestamp with time zone/g, 'timestamptz')
      // A sub-select names its column after the function; nobody reads that name.
      .replace(/\(select (app\.\w+)\(\) as \w+\)/g, '(select $1())'),
  );
  return text
    .replace(/'::(text|varchar|bpchar|jsonb)\b(?!\[)/g, "'")
    .replace(/\(select (app\.\w+\('\w+'\)) as \w+\)/g, '(select $1)')
    .trim();
}

function outsideQuotes(sql: string, change: (part: string) => string): string {
  const parts = sql.split(/('(?:[^']|'')*'|"[^"]*")/);
  return parts.map((part, place) => (place % 2 === 0 ? change(part) : part)).join('');
}

/** A long condition with one arm a line, broken at its outermost or, and, or when. */
export function broken(condition: string, indent: string): string {
  const inner = unwrapped(condition);
  if (inner.length + indent.length <= longest) return inner;
  const deeper = `${indent}  `;
  const lines = linesOf(inner, deeper);
  return lines === null ? inner : `\n${deeper}${lines.join(`\n${deeper}`)}`;
}

function linesOf(condition: string, indent: string): string[] | null {
  if (condition.startsWith('case ')) return linesOfCase(condition);
  const word = [' or ', ' and '].find((one) => splitOutside(condition, one));
  const arms = word ? splitOutside(condition, word) : null;
  if (!word || !arms) return null;
  return arms.map((arm, place) => `${place === 0 ? '' : word.trimStart()}${armOf(arm, indent)}`);
}

function armOf(arm: string, indent: string): string {
  if (arm.length + indent.length <= longest) return arm;
  if (arm.startsWith('case ')) return linesOfCase(arm).join(`\n${indent}`);
  return unwrapped(arm) === arm ? arm : `(${broken(arm, indent)})`;
}

function linesOfCase(condition: string): string[] {
  const [head = '', ...choices] = splitOutside(condition, ' when ') ?? [condition];
  const lines = choices.flatMap((choice) => {
    const [then = '', otherwise] = splitOutside(choice, ' else ') ?? [choice];
    return otherwise === undefined
      ? [`  when ${then}`]
      : [`  when ${then}`, `  else ${otherwise.replace(/ end$/, '')}`];
  });
  return [head, ...lines, 'end'];
}

function unwrapped(condition: string): string {
  if (!condition.startsWith('(') || !condition.endsWith(')')) return condition;
  const inner = condition.slice(1, -1);
  return isBalanced(inner) ? unwrapped(inner) : condition;
}

function isBalanced(text: string): boolean {
  let depth = 0;
  for (const letter of text) {
    if (letter === '(') depth++;
    if (letter === ')') depth--;
    if (depth < 0) return false;
  }
  return depth === 0;
}

/** The parts of a condition between words that stand in no parentheses; null when there are none. */
function splitOutside(text: string, word: string): string[] | null {
  const parts: string[] = [];
  let part = '';
  for (const piece of text.split(word)) {
    part = part === '' ? piece : `${part}${word}${piece}`;
    if (isBalanced(part)) {
      parts.push(part);
      part = '';
    }
  }
  return parts.length > 1 && part === '' ? parts : null;
}
