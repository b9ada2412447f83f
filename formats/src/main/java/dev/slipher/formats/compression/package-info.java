/** COPY's compression keywords as streams (guide page copy-parameters-file-compression). */
package dev.slipher.formats.compression;
