create table tpch.region (
  r_regionkey  integer       not null  encode raw,
  r_name       varchar(25)   not null  encode lzo,
  r_comment    varchar(152)            encode lzo,
  primary key (r_regionkey)
) diststyle all sortkey (r_regionkey);

create table tpch.nation (
  n_nationkey  integer       not null  encode raw,
  n_name       varchar(25)   not null  encode lzo,
  n_regionkey  integer       not null  encode az64,
  n_comment    varchar(152)            encode lzo,
  primary key (n_nationkey)
) diststyle all sortkey (n_nationkey);

create table tpch.supplier (
  s_suppkey    bigint        not null  encode raw,
  s_name       varchar(25)   not null  encode zstd,
  s_address    varchar(40)   not null  encode zstd,
  s_nationkey  integer       not null  encode az64,
  s_phone      char(15)      not null  encode zstd,
  s_acctbal    decimal(12,2) not null  encode az64,
  s_comment    varchar(101)  not null  encode zstd,
  primary key (s_suppkey)
) diststyle all sortkey (s_suppkey);

create table tpch.customer (
  c_custkey    bigint        not null  encode raw  distkey,
  c_name       varchar(25)   not null  encode zstd,
  c_address    varchar(40)   not null  encode zstd,
  c_nationkey  integer       not null  encode az64,
  c_phone      char(15)      not null  encode zstd,
  c_acctbal    decimal(12,2) not null  encode az64,
  c_mktsegment char(10)      not null  encode bytedict,
  c_comment    varchar(117)  not null  encode zstd,
  primary key (c_custkey)
) sortkey (c_custkey);

create table tpch.part (
  p_partkey     bigint        not null  encode raw  distkey,
  p_name        varchar(55)   not null  encode zstd,
  p_mfgr        char(25)      not null  encode bytedict,
  p_brand       char(10)      not null  encode bytedict,
  p_type        varchar(25)   not null  encode bytedict,
  p_size        integer       not null  encode az64,
  p_container   char(10)      not null  encode bytedict,
  p_retailprice decimal(12,2) not null  encode az64,
  p_comment     varchar(23)   not null  encode zstd,
  primary key (p_partkey)
) sortkey (p_partkey);

create table tpch.partsupp (
  ps_partkey    bigint        not null  encode raw  distkey,
  ps_suppkey    bigint        not null  encode az64,
  ps_availqty   integer       not null  encode az64,
  ps_supplycost decimal(12,2) not null  encode az64,
  ps_comment    varchar(199)  not null  encode zstd,
  primary key (ps_partkey, ps_suppkey)
) sortkey (ps_partkey);

create table tpch.orders (
  o_orderkey      bigint        not null  encode az64  distkey,
  o_custkey       bigint        not null  encode az64,
  o_orderstatus   char(1)       not null  encode zstd,
  o_totalprice    decimal(12,2) not null  encode az64,
  o_orderdate     date          not null  encode raw,
  o_orderpriority char(15)      not null  encode bytedict,
  o_clerk         char(15)      not null  encode zstd,
  o_shippriority  integer       not null  encode az64,
  o_comment       varchar(79)   not null  encode zstd,
  primary key (o_orderkey)
) sortkey (o_orderdate, o_orderkey);

create table tpch.lineitem (
  l_orderkey      bigint        not null  encode az64  distkey,
  l_partkey       bigint        not null  encode az64,
  l_suppkey       bigint        not null  encode az64,
  l_linenumber    integer       not null  encode az64,
  l_quantity      decimal(12,2) not null  encode az64,
  l_extendedprice decimal(12,2) not null  encode az64,
  l_discount      decimal(12,2) not null  encode az64,
  l_tax           decimal(12,2) not null  encode az64,
  l_returnflag    char(1)       not null  encode zstd,
  l_linestatus    char(1)       not null  encode zstd,
  l_shipdate      date          not null  encode raw,
  l_commitdate    date          not null  encode az64,
  l_receiptdate   date          not null  encode az64,
  l_shipinstruct  char(25)      not null  encode bytedict,
  l_shipmode      char(10)      not null  encode bytedict,
  l_comment       varchar(44)   not null  encode zstd,
  primary key (l_orderkey, l_linenumber)
) sortkey (l_shipdate, l_orderkey);
