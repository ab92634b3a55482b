import type { ChangeEvent } from '../../../contract/events.ts';

/**
 * What the rest of the app hears: a change, or `caught-up-blindly` when changes may have been
 * missed and everything shown has to be read again.
 */
export type LiveMessage = { kind: 'change'; change: ChangeEvent } | { kind: 'caught-up-blindly' };

type Listener = (message: LiveMessage) => void;

const channelName = 'rapport-live';
const longestPause = 30_000;

/**
 * One stream of server-sent events a browser, not one a tab: HTTP/1.1 allows six connections to a
 * host, and seven open tabs would stop each other. The tab that holds the lock listens to the
 * server and tells the others. It begins after the last change that this tab knows of, so that it
 * misses none: at first the one before anything shown was read. Answers the way to stop.
 */
export function listenToChanges(lastChange: number, listener: Listener) {
  const stop = new AbortController();
  const channel = new BroadcastChannel(channelName);
  let last = lastChange;
  const hear: Listener = (message) => {
    if (message.kind === 'change') last = Math.max(last, message.change.number);
    listener(message);
  };
  channel.onmessage = (event: MessageEvent<LiveMessage>) => hear(event.data);
  const tell: Listener = (message) => {
    channel.postMessage(message);
    hear(message);
  };
  stop.signal.addEventListener('abort', () => channel.close());
  lead(stop.signal, () => followServer(() => last, tell, stop.signal));
  return () => stop.abort();
}

/** Without locks (a page served over plain http from another machine) each tab listens itself. */
function lead(signal: AbortSignal, follow: () => Promise<void>) {
  if (!('locks' in navigator)) {
    void follow();
    return;
  }
  navigator.locks.request(channelName, { signal }, follow).catch((error: unknown) => {
    if (!signal.aborted) throw error;
  });
}

/** Resolves once stopped, which passes the lock on to the next tab. */
function followServer(lastHeard: () => number, tell: Listener, signal: AbortSignal) {
  return new Promise<void>((resolve) => {
    // Stopped while the lock was on its way: holding it would keep the next tab from listening.
    if (signal.aborted) return resolve();
    let pause = 1000;
    let missedSome = false;
    let isRefused = false;
    let source: EventSource | undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;

    function open() {
      source = new EventSource(`/api/events?after=${lastHeard()}`);
      source.addEventListener('hello', () => {
        pause = 1000;
        isRefused = false;
        if (missedSome) tell({ kind: 'caught-up-blindly' });
        missedSome = false;
      });
      // More went by than the server goes back; hello follows.
      source.addEventListener('reset', () => {
        missedSome = true;
      });
      source.addEventListener('change', (event: MessageEvent<string>) => tell(read(event.data)));
      // A lost line is the browser's to mend, and Last-Event-ID catches up; a refusal is ours.
      source.addEventListener('error', () => {
        if (source?.readyState !== EventSource.CLOSED) return;
        // Perhaps one was signed out elsewhere: what is shown is asked for again, and that tells.
        if (!isRefused) tell({ kind: 'caught-up-blindly' });
        isRefused = true;
        reopenLater();
      });
    }

    function reopenLater() {
      missedSome = true;
      timer = setTimeout(open, pause);
      pause = Math.min(pause * 2, longestPause);
    }

    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      source?.close();
      resolve();
    });
    open();
  });
}

function read(data: string): LiveMessage {
  const change = JSON.parse(data) as ChangeEvent;
  return change.action === 'reload' ? { kind: 'caught-up-blindly' } : { kind: 'change', change };
}
