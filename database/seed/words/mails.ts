import type { Phase, Saying } from './phases.ts';

export type Mail = Saying & { from: 'us' | 'them' };

export const mails: Record<Phase, readonly Mail[]> = {
  early: [
    {
      from: 'us',
      subject: 'Short summary, as promised',
      says: [
        'Hello {first},\n\nthank you for the call. In short: {n} vehicles, one map, and proof of every stop without a phone call. I have attached two pages that you can forward.\n\nBest regards\n{me}',
        'Hello {first},\n\ngood to talk to you. Attached is how the {product} work at a company of your size, and what it took to get there.\n\nBest regards\n{me}',
      ],
    },
    {
      from: 'them',
      subject: 'Re: Short summary, as promised',
      says: [
        'Hello {me},\n\nthanks, I passed it on to our planner. Could you say whether it also works in older vehicles without CAN?\n\nRegards\n{first}',
        'Hi {me},\n\nlooks useful. Please suggest two dates the week after next, mornings are best.\n\n{first}',
        'Hello {me},\n\nwe have a contract with {rival} until {month}. Until then I can look, but not buy.\n\n{first}',
      ],
    },
    {
      from: 'us',
      subject: 'Dates for a demo',
      says: [
        'Hello {first},\n\nTuesday at nine or Thursday at half past ten would suit us. An hour is enough, and a screen is all we need.\n\nBest regards\n{me}',
      ],
    },
  ],
  middle: [
    {
      from: 'us',
      subject: 'Notes from the demo',
      says: [
        'Hello {first},\n\nas discussed: your own workshop can fit the units after one day of training, drivers see their own data only, and the export goes to your planning system every night.\n\nWhat is still missing for a pilot?\n\n{me}',
        'Hello {first},\n\nthank you for the open questions today. Answers to all but one are in the attachment; about the trailers I will come back on Friday.\n\n{me}',
      ],
    },
    {
      from: 'them',
      subject: 'Pilot vehicles',
      says: [
        'Hello {me},\n\nhere are the registration numbers for the pilot. Two of them are in {place} only on Mondays.\n\nRegards\n{first}',
        'Hi {me},\n\nour drivers’ representatives agree, on condition that breaks are not shown. Is that a setting?\n\n{first}',
      ],
    },
    {
      from: 'us',
      subject: 'Re: Pilot vehicles',
      says: [
        'Hello {first},\n\nyes, it is one switch for each group. The units are on their way, the parcel should reach {place} on Wednesday.\n\n{me}',
      ],
    },
  ],
  late: [
    {
      from: 'us',
      subject: 'Offer',
      says: [
        'Hello {first},\n\nattached is the offer for {n} vehicles over 36 months, split by depot as you asked. It holds until the end of {month}.\n\nBest regards\n{me}',
      ],
    },
    {
      from: 'them',
      subject: 'Re: Offer',
      says: [
        'Hello {me},\n\nthe board is fine with the scope. Two things remain: the notice period, and whether the price holds for vehicles delivered in {month}.\n\nRegards\n{first}',
        'Dear {me},\n\nwe have a second offer that is lower. Can you do something about the installation?\n\n{first}',
        'Hello {me},\n\nplease send it once more with the order split in two, one for each budget year.\n\nRegards\n{first}',
      ],
    },
    {
      from: 'us',
      subject: 'Contract, second version',
      says: [
        'Hello {first},\n\nthe notice period is now three months and installation is included. Everything else is as we left it.\n\n{me}',
      ],
    },
  ],
  won: [
    {
      from: 'them',
      subject: 'Signed',
      says: [
        'Hello {me},\n\nsigned copy attached. Please coordinate the dates with our workshop.\n\nRegards\n{first}',
      ],
    },
    {
      from: 'us',
      subject: 'Welcome aboard',
      says: [
        'Hello {first},\n\nthank you for your trust. The delivery team will call you this week to fix the dates in {place}.\n\nBest regards\n{me}',
      ],
    },
  ],
  lost: [
    {
      from: 'them',
      subject: 'Our decision',
      says: [
        'Hello {me},\n\nthank you for the effort. We have decided to go another way this time; it was close. Please ask again in {month}.\n\nRegards\n{first}',
      ],
    },
  ],
  loose: [
    {
      from: 'us',
      subject: 'News for {company}',
      says: [
        'Hello {first},\n\nfrom {month} on, vehicle checks can be done by phone, without paper. If ten minutes suit you I will show how.\n\n{me}',
        'Hello {first},\n\nwe are in {place} the week after next and would come by, half an hour is plenty.\n\n{me}',
      ],
    },
    {
      from: 'them',
      subject: 'Question about our invoice',
      says: [
        'Hello {me},\n\nthe last invoice still shows three vehicles that we sold. Could you have it corrected?\n\nRegards\n{first}',
      ],
    },
  ],
};
