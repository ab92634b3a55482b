import { createConnection, createServer, type Socket } from 'node:net';

/** A line to the database that a test can cut, freeze and mend: what runs behind it stays as it is. */
export type BreakableLine = {
  /** The same address through the line. */
  through(url: string): string;
  cut(): Promise<void>;
  /** Ends the connections there are; others may be made. */
  hangUp(): void;
  /** Whoever connects waits for an answer that never comes. */
  freeze(): void;
  mend(): Promise<void>;
};

export async function layLine(url: string): Promise<BreakableLine> {
  const { hostname, port } = new URL(url);
  const sockets = new Set<Socket>();
  let frozen = false;
  const keep = (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  };
  const server = createServer((near) => {
    keep(near);
    if (frozen) return;
    const far = createConnection({ host: hostname, port: Number(port) });
    keep(far);
    near.pipe(far).pipe(near);
    near.on('close', () => far.destroy());
    far.on('close', () => near.destroy());
  });
  const open = (place: number) =>
    new Promise<void>((resolve) => server.listen(place, '127.0.0.1', resolve));
  await open(0);
  const address = server.address();
  const own = typeof address === 'object' && address ? address.port : 0;
  const hangUp = () => {
    for (const socket of sockets) socket.destroy();
  };
  return {
    through: (whole) => {
      const changed = new URL(whole);
      changed.hostname = '127.0.0.1';
      changed.port = String(own);
      return changed.href;
    },
    cut: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        hangUp();
      }),
    hangUp,
    freeze: () => {
      frozen = true;
      hangUp();
    },
    mend: async () => {
      frozen = false;
      hangUp();
      if (!server.listening) await open(own);
    },
  };
}
