# The service in a small image: not root, one volume (/data), a health check.
#   docker build -t sosbus . && docker run --env-file sosbus.env -v sosbus:/data -p 8000:8000 sosbus
FROM python:3.13-slim AS build
WORKDIR /srv/sosbus
COPY requirements/build.txt requirements/run.txt requirements/
RUN python -m venv .venv \
 && .venv/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements/build.txt \
 && .venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY . .
RUN .venv/bin/pip install --no-cache-dir --no-build-isolation --no-deps --editable .

FROM python:3.13-slim
RUN useradd --uid 10001 --no-create-home sosbus && install -d -o sosbus /data
WORKDIR /srv/sosbus
COPY --from=build /srv/sosbus /srv/sosbus
ENV PATH=/srv/sosbus/.venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    SOSBUS_DATABASE_URL=sqlite:////data/sosbus.db
USER sosbus
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["sosbus", "health"]
CMD ["sosbus", "serve", "--host", "0.0.0.0"]
