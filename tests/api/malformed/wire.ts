import { connect } from 'node:net';

export type WireAnswer = { status: number; type: string; body: string };

/** Sends bytes as they are and answers what comes back until the other side closes. */
export function sendBytes(port: number, ...pieces: (string | Buffer)[]): Promise<WireAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => {
      for (const piece of pieces) socket.write(piece);
    });
    let text = '';
    socket.setEncoding('latin1');
    socket.on('data', (data) => {
      text += String(data);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve(readAnswer(text)));
  });
}

/** The last answer: bytes after a whole request are answered after it. */
function readAnswer(text: string): WireAnswer {
  const last = text.slice(text.lastIndexOf('HTTP/1.1 '));
  const [head = '', body = ''] = last.split('\r\n\r\n');
  return {
    status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
    type: /^content-type: *(.*)$/im.exec(head)?.[1] ?? '',
    body,
  };
}
