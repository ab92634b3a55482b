import type { Phase } from './phases.ts';

export const tasks: Record<Phase, readonly string[]> = {
  early: [
    'Call {first} back',
    'Send two pages about the {product}',
    'Find out who signs',
    'Book a demo with {first}',
    'Ask about the contract with {rival}',
  ],
  middle: [
    'Send pilot units to {place}',
    'Write up the pilot',
    'Check which vehicles lack CAN',
    'Invite the works council',
    'Prepare the three-year sum',
  ],
  late: [
    'Send the offer, {n} vehicles',
    'Get the discount approved',
    'Ask legal about the notice period',
    'Answer the index clause',
    'Update the close date',
  ],
  won: ['Hand over to delivery', 'Order {n} units', 'Thank {first}'],
  lost: ['Ask {first} again in {month}'],
  loose: [
    'Check in with {first}',
    'Ask {first} for a reference',
    'Correct the invoice address',
    'Invite {company} to the user day',
    'Update the vehicle count',
  ],
};

export type NextStep = readonly ['call' | 'meeting' | 'task', string];

/** What is planned next with an open deal. */
export const nextSteps: Record<'early' | 'middle' | 'late', readonly NextStep[]> = {
  early: [
    ['call', 'Call {first}'],
    ['call', 'Second try with {first}'],
    ['task', 'Send two pages about the {product}'],
    ['meeting', 'Introduction at {company}'],
    ['task', 'Find out who signs'],
  ],
  middle: [
    ['meeting', 'Demo for {first} and team'],
    ['call', 'Ask {first} how the pilot goes'],
    ['task', 'Send pilot units to {place}'],
    ['task', 'Prepare the three-year sum'],
    ['meeting', 'Pilot review'],
  ],
  late: [
    ['task', 'Send the offer, {n} vehicles'],
    ['call', 'Call {first} about signing'],
    ['meeting', 'Price walk-through'],
    ['task', 'Answer about the notice period'],
    ['call', 'Terms with {first}'],
  ],
};
