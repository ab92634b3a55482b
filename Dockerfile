# Rapport as one image; the database is another service (compose.yaml).
FROM node:24-bookworm-slim AS build
WORKDIR /rapport
COPY package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build

FROM node:24-bookworm-slim
WORKDIR /rapport
ENV NODE_ENV=production HOST=0.0.0.0 RAPPORT_DATA_DIR=/data
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --omit=optional --ignore-scripts --no-audit --no-fund
COPY --from=build /rapport/dist dist
COPY cli cli
COPY contract contract
COPY database database
COPY scripts scripts
COPY server server
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "server/main.ts"]
