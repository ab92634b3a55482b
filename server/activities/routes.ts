import type { FastifyInstance } from 'fastify';
import {
  activity,
  activityChanges,
  activityIncludes,
  activitySorts,
  newActivity,
} from '../../contract/activities.ts';
import { type RecordKind, recordRoutes } from '../records/routes.ts';
import { activityList } from './queries.ts';

const activities: RecordKind = {
  spec: activityList,
  noun: 'activity',
  shape: activity,
  created: newActivity,
  changes: activityChanges,
  sorts: activitySorts,
  includes: activityIncludes,
};

export function activityRoutes(app: FastifyInstance): void {
  recordRoutes(app, activities);
}
