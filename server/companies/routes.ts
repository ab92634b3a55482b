import type { FastifyInstance } from 'fastify';
import {
  company,
  companyChanges,
  companyIncludes,
  companySorts,
  newCompany,
} from '../../contract/companies.ts';
import { handOverRoute, type RecordKind, recordRoutes } from '../records/routes.ts';
import { companyList } from './queries.ts';

const companies: RecordKind = {
  spec: companyList,
  noun: 'company',
  shape: company,
  created: newCompany,
  changes: companyChanges,
  sorts: companySorts,
  includes: companyIncludes,
};

export function companyRoutes(app: FastifyInstance): void {
  recordRoutes(app, companies);
  handOverRoute(app, companies);
}
