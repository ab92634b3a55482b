const width = 30;

/** A bar on stderr while it is a terminal; silence otherwise, so that logs stay readable. */
export function showProgress(stream: NodeJS.WriteStream = process.stderr) {
  let shown = '';
  const show = (part: number, doing: string) => {
    if (!stream.isTTY) return;
    const filled = Math.round(part * width);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(width - filled)}`;
    const text = `${bar} ${Math.floor(part * 100)} % ${doing}`;
    if (text === shown) return;
    shown = text;
    stream.write(`\r\u001b[K${text}`);
  };
  const end = () => {
    if (shown) stream.write('\r\u001b[K');
    shown = '';
  };
  return { show, end };
}
