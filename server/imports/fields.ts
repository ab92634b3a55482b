/** What `rapport import` reads a file into. */
export const importObjects = ['companies', 'contacts', 'deals', 'activities', 'users'] as const;
export type ImportObject = (typeof importObjects)[number];

/** How a cell is read; read-value.ts has one reader for each. */
export type Kind =
  | 'line'
  | 'prose'
  | 'integer'
  | 'money'
  | 'currency'
  | 'instant'
  | 'day'
  | 'flag'
  | 'list'
  | 'email'
  | 'lifecycle'
  | 'role'
  | 'activity_type'
  | 'direction';

/**
 * A field that a column may go to. `headers` are names that real exports give it, lower case without
 * accents, spaces and signs, the likeliest first. A `list` takes every column that matches.
 */
export type Field = { kind: Kind; max: number; headers: string[] };

export type Fields = Record<string, Field>;

function field(kind: Kind, headers: string, max = 255): Field {
  return { kind, max, headers: headers.split(' ').filter(Boolean) };
}

const owner = field(
  'line',
  'owner ownername owneremail contactowner dealowner companyowner accountowner opportunityowner salesagent salesrep assignedto besitzer zustandig',
);
const createdAt = field(
  'instant',
  'createdat created createdate createddate creationdate creationtime addtime datecreated dealcreated erstelltam angelegtam',
);
const company = field(
  'line',
  'company companyname account accountname organization organizationname organisation associatedcompany associatedcompanyprimary dealorganization firma unternehmen employer',
);
const companyDomain = field('line', 'companydomain companydomainname companywebsite');
const companyExternalId = field(
  'line',
  'companyexternalid companyid accountid organizationid associatedcompanyidsprimary associatedcompanyids',
);
const contact = field(
  'line',
  'contact contactname person personname contactperson dealcontactperson primarycontact ansprechpartner',
);
const contactEmail = field(
  'list',
  'contactemail personemail personemailwork personemailhome personemailother associatedemail',
);
const contactPhone = field(
  'list',
  'contactphone personphone personphonework personphonemobile personphonehome personphoneother',
);
const contactExternalId = field(
  'line',
  'contactexternalid contactid personid associatedcontactids',
);

/** Nobody owns an imported company, so an owner named in the file is kept in `custom`. */
const companies: Fields = {
  external_id: field('line', 'externalid id recordid companyid accountid organizationid'),
  name: field(
    'line',
    'name companyname company accountname account organizationname organization firma unternehmen',
  ),
  website: field(
    'line',
    'website websiteurl url web companydomainname domain domainname homepage webseite',
  ),
  address: field(
    'prose',
    'address fulladdress billingaddress streetaddress adresse anschrift',
    1000,
  ),
  industry: field('line', 'industry sector branche'),
  employees: field(
    'integer',
    'employees numberofemployees employeecount headcount mitarbeiter',
    1e8,
  ),
  parent: field('line', 'parentcompany parentaccount parent subsidiaryof'),
  parent_external_id: field('line', 'parentcompanyid parentaccountid parentid'),
  created_at: createdAt,
};

const contacts: Fields = {
  external_id: field('line', 'externalid id recordid contactid personid'),
  first_name: field('line', 'firstname givenname forename vorname', 100),
  last_name: field('line', 'lastname surname familyname nachname', 100),
  name: field('line', 'name fullname contactname personname displayname'),
  email: field(
    'list',
    'email emailaddress mail primaryemail workemail emailwork email1value email2value email3value email2 emailhome emailother personemailwork personemailhome personemailother additionalemailaddresses',
  ),
  phone: field(
    'list',
    'phone phonenumber telephone tel businessphone phonework workphone mobilephone mobilephonenumber mobile phonemobile homephone phone1value phone2value phone3value phonehome phoneother telefon telefonnummer handy',
  ),
  job_title: field('line', 'jobtitle title position role organizationtitle organization1title'),
  lifecycle: field('lifecycle', 'lifecycle lifecyclestage'),
  source: field('line', 'source leadsource originalsource originalsourcetype quelle'),
  company: { ...company, headers: [...company.headers, 'organization1name'] },
  company_domain: companyDomain,
  company_external_id: companyExternalId,
  owner,
  created_at: createdAt,
};

const deals: Fields = {
  external_id: field('line', 'externalid id recordid dealid opportunityid'),
  title: field('line', 'title dealname dealtitle name opportunityname deal opportunity titel'),
  value: field('money', 'value amount dealvalue dealamount closevalue betrag wert umsatz'),
  currency: field(
    'currency',
    'currency currencycode dealcurrencyofvalue currencyofvalue amountcurrency currencyisocode currencyincompanycurrency wahrung',
  ),
  pipeline: field('line', 'pipeline pipelinename dealpipeline', 100),
  stage: field('line', 'stage stagename dealstage salesstage phase', 100),
  status: field('line', 'status dealstatus', 100),
  close_date: field('instant', 'closedate closingdate abschlussdatum'),
  expected_close_date: field('day', 'expectedclosedate dealexpectedclosedate expectedclose'),
  won_at: field('instant', 'wonat wontime wondate dealwontime'),
  lost_at: field('instant', 'lostat losttime lostdate deallosttime'),
  closed_at: field('instant', 'closedat closedon dealclosedon dealdealclosedon'),
  lost_reason: field('line', 'lostreason closedlostreason deallostreason lossreason', 1000),
  source: field('line', 'source leadsource originalsource quelle'),
  company,
  company_domain: companyDomain,
  company_external_id: companyExternalId,
  contact,
  contact_email: contactEmail,
  contact_phone: contactPhone,
  contact_external_id: contactExternalId,
  owner,
  created_at: { ...createdAt, headers: [...createdAt.headers, 'dealdealcreated'] },
};

const activities: Fields = {
  external_id: field('line', 'externalid id recordid activityid engagementid'),
  type: field('activity_type', 'type activitytype kind engagementtype art'),
  subject: field('line', 'subject title name activitysubject betreff'),
  description: field('prose', 'description note notes body text content comments notiz', 100_000),
  scheduled_at: field(
    'instant',
    'scheduledat date datetime activitydate starttime start when at time duedate due timestamp datum',
  ),
  completed_at: field('instant', 'completedat completed completeddate markedasdonetime doneat'),
  done: field('flag', 'done iscompleted isdone status'),
  direction: field('direction', 'direction calldirection'),
  duration_minutes: field('integer', 'durationminutes durationmin', 525_600),
  duration_seconds: field('integer', 'durationseconds durationinseconds', 31_536_000),
  outcome: field('line', 'outcome result calloutcome ergebnis'),
  assignee: field(
    'line',
    'assignee assigneename assigneeemail assignedto owner activityassignedto',
  ),
  author: field('line', 'author createdby createdbyuser creator loggedby user'),
  deal: field('line', 'deal dealname dealtitle opportunity opportunityname'),
  deal_external_id: field('line', 'dealexternalid dealid opportunityid associateddealids'),
  contact,
  contact_email: { ...contactEmail, headers: [...contactEmail.headers, 'email'] },
  contact_external_id: contactExternalId,
  company,
  company_domain: companyDomain,
  company_external_id: companyExternalId,
  created_at: createdAt,
};

const users: Fields = {
  external_id: field('line', 'externalid id recordid userid'),
  name: field('line', 'name fullname username displayname salesagent agent salesrep rep'),
  first_name: field('line', 'firstname givenname vorname', 100),
  last_name: field('line', 'lastname surname nachname', 100),
  email: field('email', 'email emailaddress mail'),
  role: field('role', 'role crmrole rolle'),
  team: field('line', 'team teamname group salesteam'),
  parent_team: field('line', 'parentteam office regionaloffice region department'),
  manager: field('line', 'manager managername teamlead reportsto salesmanager'),
  created_at: createdAt,
};

export const fieldsOf: Record<ImportObject, Fields> = {
  companies,
  contacts,
  deals,
  activities,
  users,
};

/** A header as synonyms are compared: `E-mail 1 - Value` is email1value. */
export function plainHeader(header: string): string {
  return header
    .normalize('NFKD')
    .toLowerCase()
    .replace(/ß/g, 'ss')
    .replace(/[^\p{L}\p{N}]/gu, '');
}
