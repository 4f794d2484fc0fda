# Backline for a container. The database is your own: set DATABASE_URL, DATA_KEY and APP_URL.
FROM node:24-bookworm-slim AS build
WORKDIR /opt/backline
COPY package.json package-lock.json ./
RUN npm ci
COPY . .
RUN npm run build && npm ci --omit=dev && npm cache clean --force

FROM node:24-bookworm-slim
WORKDIR /opt/backline
ENV HOST=0.0.0.0 PORT=3000
COPY --from=build --chown=root:root /opt/backline /opt/backline
USER node
EXPOSE 3000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/readyz').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["npm", "run", "start:prod"]
