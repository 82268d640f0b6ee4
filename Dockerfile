# syntax=docker/dockerfile:1

FROM python:3.12-slim AS build
WORKDIR /src
RUN python -m venv /venv
COPY requirements/run.txt requirements/
RUN /venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY requirements/build.txt requirements/
RUN python -m venv /build && /build/bin/pip install --no-cache-dir --require-hashes -r requirements/build.txt
COPY . .
RUN /build/bin/python -m hatchling build --target wheel --directory /dist \
 && /venv/bin/pip install --no-cache-dir --no-deps /dist/*.whl

FROM python:3.12-slim
RUN apt-get update && apt-get install -y --no-install-recommends libseccomp2 && rm -rf /var/lib/apt/lists/* \
 && useradd --system --uid 10001 --home-dir /data epsilon && mkdir /data && chown epsilon /data
COPY --from=build /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 DATABASE_URL=sqlite:////data/epsilon.db HEARTBEAT_FILE=/tmp/epsilon.alive
USER epsilon
WORKDIR /data
VOLUME /data
HEALTHCHECK --interval=60s --timeout=5s --start-period=30s \
  CMD ["python", "-c", "import os, sys, time; sys.exit(time.time() - os.stat('/tmp/epsilon.alive').st_mtime > 120)"]
STOPSIGNAL SIGTERM
ENTRYPOINT ["epsilon"]
CMD ["run"]
