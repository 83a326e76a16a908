-- How units are called, and a number below another that is the same on every run.
CREATE MACRO dice(key, most) AS CAST(hash(key) % most AS INTEGER);
CREATE MACRO team(v, d, t) AS 'v' || v || '.d' || d || '.t' || t;
CREATE MACRO post(v, d, t, p) AS team(v, d, t) || '.p' || p;
CREATE MACRO street(d, s) AS 'd' || d || '.s' || s;
CREATE MACRO community(d, s, c) AS street(d, s) || '.c' || c;
CREATE VIEW teams AS FROM range(getvariable('made')) AS of_v(v), range(50) AS of_d(d), range(10) AS of_t(t);
CREATE VIEW communities AS FROM range(getvariable('made')) AS of_d(d), range(8) AS of_s(s), range(15) AS of_c(c);
