import { errors } from '../server/errors.ts';

/** docs/errors.md: the list of server/errors.ts for those who call the API. */
export function errorsPage(): string {
  const rows = Object.entries(errors).map(
    ([code, [status, sentence]]) => `| \`${code}\` | ${status} | ${sentence} |`,
  );
  return `<!-- Generated from server/errors.ts by npm run generate; compared in CI, never edited. -->
# Errors

Every answer other than 2xx is \`application/problem+json\` (RFC 9457): \`type\`, \`title\`, \`status\`,
\`detail\`, \`code\`, and where single values are at fault \`errors\`, a list of \`{ path, message }\`. Codes
never change; sentences may get better.

| code | status | what it says |
| --- | --- | --- |
${rows.join('\n')}
`;
}
