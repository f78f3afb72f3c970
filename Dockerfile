# One image for both ways of keeping data: the embedded PostgreSQL in /data, or the server named by DATABASE_URL.
FROM node:24-slim AS build
WORKDIR /toile
COPY package.json package-lock.json .npmrc ./
# The image brings its own Node 24: the copy that npm installs for other hosts is taken away.
RUN npm ci --omit=dev && rm -rf node_modules/node node_modules/node-bin-* node_modules/node-linux-* node_modules/.bin/node
COPY tsconfig.json ./
COPY db db
COPY src src
COPY tools/bundles.ts tools/
RUN node -e "import('/toile/tools/bundles.ts').then((bundles) => Promise.all([bundles.buildBrowserBundles('/toile'), bundles.buildServer('/toile')]))"

FROM node:24-slim
WORKDIR /toile
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 TOILE_DATA_DIR=/data
RUN install -d -m 0700 -o node -g node /data
# What sentences call the command line here, where there is no npm project.
ENV TOILE_COMMAND=toile
# The command line: docker compose exec toile toile backup /data/sauvegarde.toile
RUN printf '#!/bin/sh\nexec node --enable-source-maps /toile/dist/cli.js "$@"\n' > /usr/local/bin/toile && chmod 755 /usr/local/bin/toile
COPY --from=build /toile ./
COPY LICENSE README.md CHANGELOG.md ./
USER node
VOLUME /data
EXPOSE 3000
# /sante answers only when the database does; the first start creates it, which takes a while on a small machine.
HEALTHCHECK --interval=30s --timeout=5s --start-period=90s --retries=3 \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/sante').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/main.js"]
