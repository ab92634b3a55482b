import { EventEmitter } from 'node:events';

/** How far the sequencer has numbered, for everyone in this process who waits for changes. */
export class ChangeFeed extends EventEmitter<{ numbered: [number]; 'sessions-ended': [] }> {
  last = 0;

  constructor() {
    super();
    this.setMaxListeners(0); // one for each open page
  }

  /** Somebody signed out: open streams look whether they may still read. */
  sessionsEnded(): void {
    this.emit('sessions-ended');
  }

  reach(number: number): void {
    if (number <= this.last) return;
    this.last = number;
    this.emit('numbered', number);
  }
}
