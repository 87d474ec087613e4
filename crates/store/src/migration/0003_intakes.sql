-- Applications that an officer took in at a counter: by whom, and the number that the print-out says.

ALTER TABLE submission ADD COLUMN taken_by UUID;

ALTER TABLE application ADD COLUMN provisional_number TEXT COLLATE "C";
CREATE UNIQUE INDEX application_provisional_number ON application (region_id, provisional_number);
