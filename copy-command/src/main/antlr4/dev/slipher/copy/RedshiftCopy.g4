/* COPY (guide pages r_COPY, r_COPY-JOB, r_COPY-WITH-TEMPLATE and copy-parameters-*). The clauses
 * come in any order (grammar.param-order-free), AS is noise in most of them (grammar.as-optional),
 * and the comma of the synopsis is taken though no example writes it (grammar.param-separator). */
parser grammar RedshiftCopy;

options { tokenVocab = RedshiftLexer; }

import RedshiftNames;

singleStatement
    : copy
    | copyJob
    ;

copy
    : COPY qualifiedName columnList? FROM STRING ( COMMA? clause )* jobCreate? SEMICOLON* EOF
    ;

columnList
    : LEFT_PAREN identifier ( COMMA identifier )* RIGHT_PAREN
    ;

clause
    : IAM_ROLE AS? ( DEFAULT | STRING )                                         # iamRole
    | WITH? CREDENTIALS AS? STRING                                              # credentials
    // TOKEN is how two of the guide's examples spell SESSION_TOKEN (grammar.token-keyword).
    | ( ACCESS_KEY_ID | SECRET_ACCESS_KEY | SESSION_TOKEN | TOKEN | MASTER_SYMMETRIC_KEY )
      STRING                                                                    # key
    | ( REGION | DATEFORMAT | TIMEFORMAT | QUOTE ) AS? STRING                   # text
    // UNLOAD and one page on loading write NULL alone (grammar.as-optional).
    | NULL AS? STRING                                                           # nullAs
    | ACCEPTINVCHARS ( AS? STRING )?                                            # acceptInvChars
    | ( MAXERROR | IGNOREHEADER | COMPROWS ) AS? integer                        # number
    // The loading chapter quotes the ratio (dynamodb.readratio-quoted).
    | READRATIO AS? ( integer | STRING )                                        # readRatio
    | ENCODING AS? identifier                                                   # encoding
    | COMPUPDATE ( PRESET | onOrOff )?                                          # compUpdate
    | STATUPDATE onOrOff?                                                       # statUpdate
    | ( FORMAT AS? | AS )? dataFormat                                           # format
    | SIMPLIFY AUTO? tolerance?                                                 # simplify
    | USING TEMPLATE qualifiedName                                              # usingTemplate
    | flag                                                                      # flagged
    ;

dataFormat
    : CSV
    | PARQUET
    | ORC
    | SHAPEFILE
    | ( JSON | AVRO | DELIMITER ) ( AS? STRING )?
    | FIXEDWIDTH AS? STRING
    ;

flag
    : MANIFEST | SSH | ENCRYPTED | SERIALIZETOJSON
    | GZIP | BZIP2 | LZOP | ZSTD
    | ACCEPTANYDATE | BLANKSASNULL | EMPTYASNULL | ESCAPE | EXPLICIT_IDS | FILLRECORD
    | IGNOREBLANKLINES | REMOVEQUOTES | ROUNDEC | TRIMBLANKS | TRUNCATECOLUMNS
    | IGNOREALLERRORS | NOLOAD
    ;

integer
    : ( PLUS | MINUS )? INTEGER
    ;

tolerance
    : ( PLUS | MINUS )? ( INTEGER | DECIMAL )
    | STRING
    ;

onOrOff
    : ON | TRUE | OFF | FALSE
    ;

jobCreate
    : JOB CREATE identifier ( AUTO ( ON | OFF ) )?
    ;

copyJob
    : COPY JOB
      ( ALTER identifier ( AUTO ( ON | OFF ) )?
      | RUN identifier
      | LIST
      | SHOW identifier
      | DROP identifier
      )
      SEMICOLON* EOF
    ;
