/** An address on the web as it is read: without its scheme, opened in a tab of its own. */
export function WebLink({ website }: { website: string }) {
  const href = /^https?:\/\//i.test(website) ? website : `https://${website}`;
  return (
    <a href={href} target="_blank" rel="noreferrer noopener">
      {website.replace(/^https?:\/\//i, '').replace(/\/$/, '')}
    </a>
  );
}
