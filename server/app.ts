import fastify, { type FastifyInstance } from 'fastify';
import { validatorCompiler } from 'fastify-type-provider-zod';
import { apiKeyRoutes } from './access/api-key-routes.ts';
import { invitationRoutes } from './access/invitation-routes.ts';
import { startKeyUse } from './access/key-use.ts';
import { peopleRoutes } from './access/people-routes.ts';
import { sessionRoutes } from './access/session-routes.ts';
import type { SignIn } from './access/sign-in.ts';
import { workspaceRoutes } from './access/workspace-routes.ts';
import { activityRoutes } from './activities/routes.ts';
import { companyRoutes } from './companies/routes.ts';
import type { Config } from './config.ts';
import { contactRoutes } from './contacts/routes.ts';
import { dashboardRoutes } from './dashboards/routes.ts';
import type { RequestPool } from './database/pool.ts';
import { dealRoutes } from './deals/routes.ts';
import type { ChangeFeed } from './events/feed.ts';
import { eventRoutes } from './events/routes.ts';
import { goalRoutes } from './goals/routes.ts';
import { closeByDefault } from './http/asking.ts';
import { readJsonBodies } from './http/bodies.ts';
import { refuseCrossSiteWrites } from './http/cross-site.ts';
import { docsRoutes } from './http/docs.ts';
import { healthRoutes } from './http/health.ts';
import { refuseUnknownParts } from './http/known-parts.ts';
import { limitRates } from './http/limits.ts';
import { rememberMethods } from './http/methods.ts';
import { metricsRoutes } from './http/metrics.ts';
import { describeApi } from './http/openapi.ts';
import { servePages } from './http/pages.ts';
import { answerBadUrl, answerProblems } from './http/problems.ts';
import { answerStrangers, answerUnreadable, patience } from './http/wire.ts';
import { pipelineRoutes } from './pipelines/routes.ts';
import { reportFigureRoutes } from './reports/figure-routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { searchRoutes } from './search/routes.ts';
import { timelineRoutes } from './timeline/routes.ts';

/** What the app stands on; main.ts and the tests make it. */
export type Parts = {
  config: Config;
  pool: RequestPool;
  signIn: SignIn;
  changes: ChangeFeed;
  pokeSequencer: () => void;
  followTeams: () => void;
  fillWithSampleData: () => Promise<void>;
  log?: boolean;
};

/** Every feature of Rapport, over HTTP. */
export async function buildApp(parts: Parts): Promise<FastifyInstance> {
  const app = fastify({
    logger: parts.log ? { level: 'warn' } : false,
    ...patience,
    bodyLimit: 1_048_576,
    // Of X-Forwarded-For only what a proxy of our own network wrote counts, or anyone could be anybody.
    trustProxy: parts.config.publicUrl === null ? false : 'loopback, linklocal, uniquelocal',
    routerOptions: { maxParamLength: 400, ignoreTrailingSlash: false },
    frameworkErrors: (_error, request, reply) => answerBadUrl(request.url, request, reply),
    clientErrorHandler: answerUnreadable,
  });
  app.decorate('config', parts.config);
  app.decorate('pool', parts.pool);
  app.decorate('signIn', parts.signIn);
  const keys = startKeyUse(parts.signIn);
  app.decorate('keyUsed', keys.used);
  app.addHook('onClose', keys.stop);
  app.decorate('changes', parts.changes);
  app.decorate('pokeSequencer', parts.pokeSequencer);
  app.decorate('followTeams', parts.followTeams);
  app.decorate('fillWithSampleData', parts.fillWithSampleData);
  app.decorate('openStreams', new Set<() => void>());
  app.addHook('preClose', async () => {
    for (const leave of app.openStreams) leave();
  });
  readJsonBodies(app);
  answerStrangers(app);
  app.setValidatorCompiler(validatorCompiler);
  // What goes out is JSON text made by the database, or small: no serializer per schema.
  app.setSerializerCompiler(() => JSON.stringify);
  answerProblems(app);
  rememberMethods(app);
  refuseUnknownParts(app);
  refuseCrossSiteWrites(app);
  closeByDefault(app);
  await limitRates(app, parts.config.rateLimit);
  await describeApi(app);
  await servePages(app);

  app.register(async (features) => {
    healthRoutes(features);
    metricsRoutes(features);
    docsRoutes(features);
    sessionRoutes(features);
    workspaceRoutes(features);
    peopleRoutes(features);
    invitationRoutes(features);
    apiKeyRoutes(features);
    companyRoutes(features);
    contactRoutes(features);
    dealRoutes(features);
    activityRoutes(features);
    pipelineRoutes(features);
    goalRoutes(features);
    dashboardRoutes(features);
    timelineRoutes(features);
    searchRoutes(features);
    reportRoutes(features);
    reportFigureRoutes(features);
    eventRoutes(features);
  });
  await app.ready();
  return app;
}
