/** Words of real exports for what Rapport keeps as one of a few values. */
export const lifecycles: Record<string, string> = {
  lead: 'lead',
  marketingqualifiedlead: 'lead',
  qualified: 'qualified',
  salesqualifiedlead: 'qualified',
  opportunity: 'qualified',
  customer: 'customer',
  evangelist: 'customer',
  former: 'former',
  formercustomer: 'former',
};

export const roles: Record<string, string> = {
  admin: 'admin',
  administrator: 'admin',
  manager: 'manager',
  salesmanager: 'manager',
  rep: 'rep',
  salesrep: 'rep',
  agent: 'rep',
  salesagent: 'rep',
  user: 'rep',
  viewer: 'viewer',
  readonly: 'viewer',
};

export const activityTypes: Record<string, string> = {
  email: 'email',
  mail: 'email',
  call: 'call',
  phonecall: 'call',
  phone: 'call',
  anruf: 'call',
  note: 'note',
  notiz: 'note',
  meeting: 'meeting',
  demo: 'meeting',
  lunch: 'meeting',
  termin: 'meeting',
  task: 'task',
  todo: 'task',
  deadline: 'task',
  aufgabe: 'task',
};

export const directions: Record<string, string> = {
  in: 'in',
  inbound: 'in',
  incoming: 'in',
  out: 'out',
  outbound: 'out',
  outgoing: 'out',
};

export const flags: Record<string, string> = {
  yes: 'true',
  true: 'true',
  '1': 'true',
  done: 'true',
  completed: 'true',
  x: 'true',
  ja: 'true',
  no: 'false',
  false: 'false',
  '0': 'false',
  open: 'false',
  notdone: 'false',
  planned: 'false',
  nein: 'false',
};
