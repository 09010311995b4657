-- ProductIds are compared without case, as the promoted column of the event table has them.
CREATE INDEX "product_external_id_lower" ON "product" ((lower("external_id")));
