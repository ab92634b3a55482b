import { useEffect, useState } from 'react';
import type { Deal } from '../../contract/deals.ts';
import { placeOfCard } from './card-place.ts';
import classes from './WonCelebration.module.css';

type WonCelebrationProps = { deal: Deal; done: () => void };

const strokes = 18;
const lastsFor = 1500;

/**
 * A won deal is ticked off in ink, and tally strokes in the colours of its way fly up around it.
 * Where motion is reduced, only the tick appears.
 */
export function WonCelebration({ deal, done }: WonCelebrationProps) {
  const [centre, setCentre] = useState<{ left: number; top: number }>();
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      const card = placeOfCard(deal.id);
      setCentre(
        card
          ? { left: card.left + card.width / 2, top: card.top + card.height / 2 }
          : { left: innerWidth / 2, top: innerHeight / 3 },
      );
    });
    const timer = setTimeout(done, lastsFor);
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [deal.id, done]);
  if (!centre) return null;
  return (
    <div className={classes.place} style={centre} aria-hidden>
      <svg className={classes.tick} viewBox="0 0 64 64" role="presentation">
        <circle cx="32" cy="32" r="27" pathLength="1" />
        <path d="M19 33.5l9 9.5 18-22" pathLength="1" />
      </svg>
      {Array.from({ length: strokes }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: strokes have no identity but their direction
        <i key={at} className={classes.stroke} style={flight(at)} />
      ))}
    </div>
  );
}

/** Spread over the circle with a little unevenness, as drawn by hand. */
function flight(at: number) {
  return {
    rotate: `${(at / strokes) * 360 + (at % 3) * 7}deg`,
    scale: `${0.8 + ((at * 37) % 46) / 100}`,
    background: `var(--rp-stage-${(at % 5) + 1})`,
    animationDelay: `${120 + (at % 4) * 24}ms`,
  };
}
