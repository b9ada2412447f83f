create table tpch.visits (
  visitor  varchar(12)   not null,
  city     char(3),
  visited  date,
  spent    decimal(8,2)
);
