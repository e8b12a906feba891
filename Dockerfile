# The application alone: with DATABASE_URL on a Postgres beside it (docker-compose.yml), or with the embedded one on the
# volume /data. Written without a Docker engine at hand: not built yet.
FROM node:24-bookworm-slim AS build
WORKDIR /plenary
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm prune --omit=dev

FROM node:24-bookworm-slim
WORKDIR /plenary
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/data
COPY --from=build /plenary/package.json ./
COPY --from=build /plenary/node_modules node_modules
COPY --from=build /plenary/dist dist
RUN install -d -o node -g node -m 0700 /data
USER node
VOLUME /data
EXPOSE 3000
HEALTHCHECK --start-period=60s CMD ["node", "-e", "fetch('http://127.0.0.1:3000/healthz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
# Node does not bury dead children of others: run with an init (`docker run --init`, `init: true`)
CMD ["node", "dist/apps/server/src/main.js"]
