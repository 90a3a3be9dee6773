"""Build `pipelines/shared/given_names.txt` and `given_names_ambiguous.txt`.

Given names of the world in Latin script: Faker's person providers (MIT) and, by hand, names
usual in German and English news that Faker lacks. Words that are hardly ever names are dropped;
names that are words, surnames or places as well go to the second file and need more evidence
(a title before them, a known surname behind).

    python tools/build_given_names.py     # rewrites both files
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import faker.providers.person

ROOT = Path(__file__).resolve().parent.parent
PLAIN = ROOT / "pipelines" / "shared" / "given_names.txt"
AMBIGUOUS = ROOT / "pipelines" / "shared" / "given_names_ambiguous.txt"

# The version behind the committed files; Faker's lists grow.
BUILT_WITH = {"faker": "40.54.0"}

# "Anna", "Hans-Peter", "LaToya", "D'Arcy"; not "Hans D.", "MARIA", "ng".
NAME = re.compile(r"^(?:[A-Z]['’])?[^\W\d_a-z][^\W\d_A-Z]+(?:-?[^\W\d_a-z][^\W\d_A-Z]+)?$")
LATIN_END, VIETNAMESE = 0x250, range(0x1E00, 0x1F00)
UMLAUTS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ß": "ss"}
)
LETTERS = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ð": "d", "æ": "ae"}
)

EXTRA = {
    "german": """
Achim Adalbert Adelbert Adelheid Albrecht Alfons Alfred Almut Alois Anke Annalena Annegret
Annekathrin Annelie Anneliese Annette Annika Anselm Ansgar Antje Antke Antonia Armin Arnulf
Arthur Artur Astrid August-Wilhelm Balthasar Barbara Bastian Beatrice Beatrix Benedikt
Bennet Berit Bernd Bernhard Bero Bert Berthold Bertold Bertram Bettina Birger Birgit Birte
Birthe Bodo Boje Boris Brigitte Britta Bruno Burghard Burkhard Burkhart Bärbel
Carl-Friedrich Carolin Carsten Cathrin Catrin Cem Christel Christfried Christiane Christof
Christoph Claudia Clemens Corinna Cornelia Cornelius Dagmar Daniela Dankwart Detlef Detlev
Diethard Diethelm Diether Dietmar Dietrich Dominik Doreen Doris Dorothea Dorothee Eberhard
Eckart Eckehard Eckhard Edelgard Edeltraud Edgar Edmund Edwin Egbert Egon Ehrenfried Eilert
Ekkehard Elard Elfriede Elisabeth Elke Elmar Elvira Emanuel Emil Emilia Emmanuel Engelbert
Enno Enrico Erhard Erich Ernst-Ludwig Erwin Eugen Eugenie Eva-Maria Ewald Falk Falko Fenja
Ferdinand Fiete Finja Finn Fiona Florian Focko Frank-Walter Franziska Frauke Fridolin Frieda
Friedbert Friedel Friedemann Friederike Friedhelm Friedrich Fynn Gabriele Gebhard Georg
Gerald Gerd Gerda Gereon Gerhard Gerit Gerlinde Gernot Gerold Gertrud Gesa Gesche Gesine
Gisela Gitta Gottfried Gotthard Gotthilf Gregor Greta Gritt Gudrun Guido Gunda Gundolf
Gundula Gunhild Gunnar Gunter Gunther Gustav Götz Günter Günther Hajo Hannelore Hannes Hanno
Hans Hansjörg Hanspeter Hansruedi Harald Hark Hartmut Hartwig Hasso Hauke Hayo Hedwig
Heidrun Heike Heiko Heimo Heiner Heinrich Heinz Helene Helfried Helga Helge Helmut Hendrik
Henner Henriette Henrike Herbert Heribert Hermann Herwig Hilde Hildegard Hilmar Hiltrud
Hinnerk Hinrich Holger Horst Hubert Hubertus Ida Ignaz Iko Ilja Ilka Ilona Ilse Imke
Immanuel Ina Inga Inge Ingeborg Ingolf Ingrid Insa Irene Iris Irmgard Irmtraud Isolde Iwan
Jacqueline Jakob Jannik Jannis Jasna Jelena Jens Joachim Johanna Johannes Jolanda Jonas
Jonathan Jonte Joschka Josefa Josefine Joseph Jost Josua Judith Julius Justus Jutta Jörg
Jörn Jürgen Kai Kajo Karen Karin Karl Karl-Heinz Karl-Josef Karl-Theodor Karl-Walter Karla
Karlheinz Karola Karolin Karoline Karsten Kaspar Katarina Katharina Kathrin Katja Katrin
Kerstin Kilian Kirsten Klaus Knut Konrad Konstantin Korbinian Kristin Kristina Kunigunde
Kurt Köbi Ladislaus Lampert Lars Lasse Laurin Leander Leberecht Lebrecht Leif Lenn Lennart
Leo Leon Leonhard Leonie Leopold Levin Lienhard Lieselotte Lina Lisbeth Liselotte Lorenz
Lothar Lotta Luca Ludger Ludwig Luise Luitpold Lukas Luzia Lüder Magdalena Magnus Maike Maja
Malu Mandy Manfred Manja Manuel Manuela Mareike Mareile Margarete Margit Margot Margret
Marianne Marion Marius Marko Marlene Marlies Martina Marvin Mathias Mathilde Mats Matthias
Max-Josef Maxie Mechthild Meike Meinhard Meinolf Meinrad Melanie Menno Merle Mia Michaela
Michel Mila Mirjam Mirko Momme Monika Nadine Nancy Neele Nele Nepomuk Nicole Niels Nikita
Niklas Nikolaus Nora Norbert Norman Okko Olaf Ole Olga Oliver Onno Ortwin Oskar Oswald
Otfried Otmar Ottilie Ottmar Otto Patrick Patrik Paul Paulina Peggy Petra Philipp Pia Piet
Quirin Ragnar Raimund Rainald Rainer Ralf Ralph Regula Reimar Reimer Reinhard Reinhart
Reinhold Reto Richard Rico Rieke Rita Robert Rochus Roderich Roland Roman Ronja Ronny
Roswitha Rudolf Ruedi Runhild Rupert Ruprecht Rüdiger Sabine Sahra Samuel Sarah Saskia
Sebastian Sepp Severin Siegbert Siegfried Sieglinde Siegmar Siegmund Sigismund Sigmar Sigrid
Sigrun Sigurd Silja Silke Silvia Silvio Simon Simone Sixtus Smilla Solveig Stefan Steffen
Steffi Susann Susanne Sven Svenja Swantje Sylvia Sönke Tanja Tarek Tassilo Telse Thaddäus
Thekla Theo Theodor Theresa Therese Thies Thilo Thomas Thorben Thorsten Tiemo Tillmann
Tilman Tilmann Timo Titus Tobias Torben Torsten Traudl Traugott Udo Ueli Ulf Ulla Ulli
Ulrich Ulrike Urs Ursel Ute Utz Uwe Valentin Valerie Veit Verena Veronika Viktor Viktoria
Vinzenz Vitus Volker Volkhard Volkmar Waldemar Waltraud Waltraut Wencke Wendelin Wenke
Wenzel Werner Wibke Wiebe Wiebke Wiegand Wieland Wigand Wigbert Wilfrid Wilfried Wilhelm
Wilhelmine Wilma Winfried Winrich Witold Wolf-Dieter Wolf-Dietrich Wolfdietrich Wolfgang
Wolfhart Wulf Xaver Yvonne Zacharias
""",
    "scandinavian": """
Anders Anneli Arne Arvid Asbjørn Astrid Bengt Birgitta Björn Bjørn Bodil Brynjar Börje
Carl-Gustaf Dagfinn Ebba Egil Einar Elin Elsa Erik Erling Espen Fredrik Freja Frida Frode
Gro Gudmund Gunhild Gunilla Gustaf Gösta Haakon Hakan Halvor Helle Hjalmar Håkan Håvard
Inger Ingvar Jens Jesper Jorma Jukka Jørgen Kaarina Kaisa Kari Karianne Kerttu Kimmo Kirsti
Kjell Knud Kåre Lage Leena Leif Liisa Lisbeth Magdalena Maija Maj Margrethe Markku Matti
Mette Mikael Mikko Minna Morten Niels Olav Olof Ove Pekka Per Pernilla Petteri Pirjo Poul
Preben Päivi Ragnhild Rasmus Riitta Rikke Risto Saara Sanna Sigbjørn Sigurður Siri Siv
Snorre Stig Sune Sunniva Svante Sverre Søren Tarja Terje Timo Toivo Torbjörn Torbjørn Tore
Torgeir Tormod Torstein Trygve Tuomas Tuula Ulrika Urho Vidar Viggo Ville Viveca Åke Åsa Åse
Øystein Øyvind
""",
    "turkish": """
Abdullah Ahmet Ali Aydan Aydın Ayhan Aylin Aysel Ayten Ayşe Barış Berk Berkay Betül Birgül
Burak Bülent Can Canan Cansu Cem Cemal Cemile Cengiz Ceyda Ceylan Deniz Derya Devrim Dilara
Dilek Ebru Ece Ekin Ekrem Elif Emine Emre Engin Enver Ercan Erdal Erdem Erdoğan Erhan Erkan
Erol Esra Evrim Fatih Fatma Ferhat Ferit Fikret Filiz Furkan Gizem Gökay Gökhan Gül Gülay
Gülcan Güler Gülsen Gülşen Güney Hakan Hakkı Halil Haluk Handan Hanife Hasan Hatice Havva
Hikmet Hülya Hüseyin Ibrahim Ilhan Ilkay Ilker Ismail Kadir Kadriye Kemal Kerem Kubilay
Levent Mehmet Melike Meltem Meral Merve Mesut Metin Mevlüt Murat Mustafa Müge Naciye Nazan
Necati Nermin Nesrin Neşe Nihat Nilgün Nur Nuray Nurcan Nurhan Okan Oktay Onur Orhan Osman
Ozan Ozlem Oğuz Pinar Pınar Recep Refik Remzi Sabiha Sedat Sefa Selim Selma Selçuk Semra
Serap Serdar Serkan Serpil Sevda Sevgi Sevim Sevinc Sinan Sinem Suat Sultan Süleyman Tahsin
Taner Tarık Tayfun Tayyip Tolga Tuba Tufan Turgut Tuğba Tülay Tülin Türkan Ufuk Uğur Veli
Volkan Yasemin Yasin Yavuz Yeşim Yusuf Yıldız Yılmaz Zafer Zehra Zekeriya Zeki Zeliha Zeynep
Zülfiye Çağla Özden Özge Özgür Özkan Özlem Ümit İbrahim İlhan İlkay İlker İsmail Şahin
Şebnem Şenay Şerife Şule
""",
    "polish": """
Agata Agnieszka Aleksander Aleksandra Andrzej Aneta Anita Arkadiusz Artur Barbara Bartosz
Bartłomiej Beata Bogdan Bogusław Bolesław Bożena Bronisław Cezary Czesław Damian Danuta
Dariusz Dominika Donald Dorota Edyta Elżbieta Ewa Franciszek Grażyna Grzegorz Halina Hanna
Henryk Iwona Izabela Jacek Jadwiga Jakub Janina Janusz Jarosław Jerzy Joanna Jolanta Justyna
Kamil Karol Karolina Katarzyna Kazimierz Kinga Krystyna Krzysztof Lech Leszek Lucyna Maciej
Magda Marcin Marek Mariola Mariusz Marzena Mateusz Małgorzata Michał Mieczysław Mirosław
Mirosława Monika Paweł Piotr Przemysław Radosław Rafał Renata Robert Ryszard Stanisław
Stefania Sylwia Szymon Sławomir Tadeusz Tomasz Urszula Wacław Waldemar Wanda Wiesław
Wioletta Wisława Witold Wojciech Władysław Włodzimierz Zbigniew Zdzisław Zofia Zygmunt
Łukasz Żaneta
""",
    "slavic": """
Aleksandar Aleksandr Aleksei Alena Alexei Alexej Anastasia Anatoli Anatoly Andrei Andrej
Andrii Anja Ante Arkadi Blaž Bogdan Bohumil Bojan Boris Božena Branislav Branko Danica
Danijel Danilo Darko Darya Dejan Dimitar Dimitri Dmitri Dmitrij Dmitry Dmytro Dragan Dragana
Dubravka Dušan Eduard Ekaterina Elena Emina Eva Evgeni Evgenia Fedor František Galina Georgi
Goran Gordana Halyna Hana Hryhorii Igor Ihor Ilya Irina Iryna Ivan Ivana Iveta Ivica Ivo
Jadranka Jan Jana Jaroslav Jaroslava Jelena Jitka Jiří Josip Jovan Jovana Jozef Katarína
Kateryna Khrystyna Kirill Konstantin Kristijan Ksenia Larissa Lenka Leonid Ljiljana Ljubica
Lubomír Ludmila Luka Lyudmila Marija Marijana Marko Martyna Matej Matěj Maxym Mihail Mikhail
Milan Milena Milica Milka Milos Miloslav Miloš Mirjana Miroslav Mladen Mojca Mykhailo Mykola
Nada Nadezhda Nadiia Natalia Nataliia Natalja Nebojša Nenad Nikola Nikolai Nikolaj Nikolay
Nina Oksana Oleg Oleh Oleksandr Oleksii Olena Olha Ondřej Pavel Pavlo Petar Petr Petro
Polina Predrag Radka Radovan Ruslan Sanja Sascha Sasha Sergei Sergej Sergey Sergiy Serhii
Siniša Slavko Slobodan Snežana Stanislav Stepan Svetlana Svitlana Tamara Taras Tatiana
Tatjana Tatyana Tetiana Tihomir Tomislav Tomáš Vadim Vasily Vasyl Vedran Vera Veselin Viktor
Viktoriia Vitali Vitalii Vitaly Vlad Vladimir Vladislav Vlasta Vojtěch Volodymyr Vyacheslav
Václav Wadim Wladimir Wolodymyr Yana Yaroslav Yevgeny Yulia Yuliia Yuri Yurii Yuriy Zdeněk
Zdravko Zlatko Zoran Zorica Zuzana Zvonimir Željko Živa
""",
    "arabic": """
Abbas Abd Abdallah Abdel Abdelaziz Abdelhamid Abdelkader Abdelkarim Abdulaziz Abdulkadir
Abdulla Abdulrahman Abeer Abir Adham Adnan Ahlam Ahmad Ahmed Aischa Aisha Akram Alaa Ali
Amal Aman Amani Amin Amina Amir Amira Ammar Anas Anwar Arwa Aryan Ashraf Asma Asmaa Awad Aya
Ayman Ayoub Aziz Aziza Bahar Basel Basem Bashar Bassam Bassem Bilal Chadi Dalia Dima Dina
Dounia Ehab Eman Esam Fadi Fadia Fahd Faisal Farah Farid Farida Farouk Faten Fatima Fatimah
Fouad Ghada Ghassan Habib Hadi Hadir Haifa Hamad Hamid Hamza Hana Hanaa Hanan Hani Haroun
Harun Hassan Hatem Hayat Haytham Hiba Hicham Hind Hisham Houda Huda Husam Hussain Hussein
Ibtisam Ihab Ikram Imad Iman Imane Ines Ismael Issa Iyad Jafar Jalal Jamal Jamil Jamila
Jawad Kamal Kareem Karim Karima Khadija Khaled Khalid Khalil Laila Lamia Latifa Layla Leila
Leyla Lina Lubna Maha Mahmoud Mahmud Majid Malak Malika Manal Mariam Marwa Marwan Maryam
Mazen Mehdi Meriem Moez Mohamad Mohamed Mohammad Mohammed Mohsen Mona Mouhanad Mounir Mourad
Moussa Muhammad Muhammed Muna Munir Musa Mustapha Nabil Nada Nadia Nadim Nadjib Naji Najib
Najla Nasser Nassim Nawal Nawaz Nazir Nidal Nizar Noor Nora Nour Noura Omar Osama Othman
Ousmane Qasim Rachid Rafik Raghad Rami Rana Rania Rasha Rashid Reem Rida Riham Rim Rola Saad
Sabah Sabri Sadiq Safa Said Saif Salah Saleh Salem Salim Salima Salma Salwa Samah Samar
Samer Sami Samia Samir Samira Sana Sara Sarah Sawsan Shadi Shaima Shereen Sherif Siham
Soraya Souad Suad Suha Suhaila Taha Tahar Talal Tamer Tarek Tareq Tariq Thabet Usama Wael
Wafa Wafaa Waleed Walid Wisam Wissam Yara Yasir Yasmin Yasmina Yasser Yassin Yassine Younes
Yousef Youssef Yusra Zahra Zaid Zainab Zakaria Zeinab Ziad Zied Zineb Zuhair
""",
    "persian": """
Afsaneh Afshin Ahmadreza Alireza Amirali Anahita Arash Ardalan Arezu Armin Atefeh Azadeh
Babak Bahareh Bahram Behnam Behrouz Bijan Bita Cyrus Darius Davood Elham Elnaz Faramarz
Farhad Fariba Farnaz Farshad Farzaneh Fereshteh Ghazal Golnaz Habib Hamidreza Homa Hooman
Hossein Iraj Jaleh Javad Kambiz Kamran Kaveh Keivan Kianoush Ladan Leili Mahnaz Mahsa
Mahvash Majid Maziar Mehran Mehrdad Mehrnoosh Mina Minoo Mitra Mohammadreza Mojgan Morteza
Nader Narges Nasrin Navid Nazanin Negar Niloufar Omid Parisa Parvin Parviz Payam Pegah
Peyman Pouria Ramin Reza Roxana Roya Saeed Saeid Sahar Samaneh Sepideh Setareh Shahin
Shahram Shahrzad Shirin Siamak Siavash Simin Soheil Soheila Sohrab Soroush Taraneh Vahid
Yasaman Zahra Zohreh
""",
    "indian": """
Aarti Aditi Aditya Ajay Ajit Akash Akshay Alok Aman Amartya Amit Amitabh Amrita Anand Ananya
Anil Anita Anjali Ankit Ankita Anoop Anup Anupam Anuradha Aparna Archana Arjun Arun Aruna
Arundhati Arvind Asha Ashish Ashok Ashwin Atul Avinash Ayesha Balaji Bharat Bhavna Chandra
Chandrashekhar Charu Chetan Deepa Deepak Deepika Devika Dinesh Divya Gaurav Gautam Gayatri
Geeta Girish Gopal Govind Harish Harsha Hema Hemant Indira Indra Ishaan Jagdish Jaya Jayant
Jyoti Kalpana Kamala Karan Karthik Kavita Kiran Kishore Krishna Kumar Lakshmi Lalit Lata
Madhav Madhuri Mahesh Manish Manisha Manjula Manoj Meena Meera Megha Mohan Mohit Mukesh
Murali Nandini Narayan Narendra Naresh Naveen Neelam Neeraj Neha Nikhil Nirmala Nisha Nitin
Pallavi Parvati Piyush Pooja Prabhakar Pradeep Prakash Pranav Prasad Prashant Pratibha
Praveen Preeti Prem Priti Priya Priyanka Raghav Rahul Raj Raja Rajat Rajeev Rajendra Rajesh
Rajiv Raju Rakesh Ramesh Ranjit Rashmi Ravi Ravindra Rekha Renu Ritu Rohan Rohit Sachin
Sandeep Sangeeta Sanjay Sanjeev Sanjiv Santosh Sarita Satish Satya Savita Seema Shalini
Shankar Shashi Sheela Shilpa Shiv Shivani Shreya Shruti Shubha Siddharth Sita Smita Sneha
Soumya Srinivas Sudha Sudhir Sujata Suman Sumit Sunil Sunita Suresh Surya Sushma Swati Tanvi
Tarun Uma Umesh Usha Vandana Varun Venkat Venkatesh Venkatraman Vidya Vijay Vikas Vikram
Vimal Vinay Vineet Vinod Vishal Vivek Yash Yogesh
""",
    "chinese": """
Bin Bing Bo Chao Chen Cheng Chi Chun Cong Fang Fei Feng Fengming Gang Guang Guo Guoqiang Hai
Haibo Haiyan Hao Hong Hua Huan Hui Jia Jian Jiang Jianguo Jianhua Jianjun Jianping Jie Jin
Jing Jinping Juan Jun Keqiang Kun Lei Lihua Lijun Lili Lin Ling Liping Mei Meiling Min Ming
Na Nan Ning Peng Ping Qi Qian Qiang Qin Qing Rong Rui Shan Shu Shuai Siyuan Tao Ting Tong
Wei Weidong Weihua Weimin Wen Wenbin Wenjing Wenjun Xi Xia Xiang Xiao Xiaodong Xiaofeng
Xiaohong Xiaohui Xiaojun Xiaoli Xiaoling Xiaoming Xiaoping Xiaowei Xiaoyan Xiaoyu Xin Xing
Xinyi Xiu Xiuying Xu Xue Xueliang Xuemei Yan Yang Yanping Yi Yifan Yifei Yiming Yin Ying
Yong Yongjun Yu Yuan Yue Yulan Yumei Yun Yuting Yuxuan Zemin Zhen Zheng Zhi Zhihua Zhijun
Zhiqiang Zhiyuan Zhong Zihan Zixuan Ziyi
""",
    "vietnamese": """
Anh Bich Bích Bảo Chau Chien Châu Chính Cuong Cường Duc Dung Duy Duyên Dũng Giang Ha Hai
Hang Hanh Hien Hieu Hiếu Hiền Hoa Hoang Hong Hoàng Hung Huong Huy Huyen Huyền Hà Hùng Hương
Hạnh Hải Hằng Hồng Khanh Khoa Khánh Kien Kiên Lan Lien Linh Liên Loan Long Mai Manh Minh My
Mạnh Nam Nga Ngan Nghia Nghĩa Ngoc Nguyet Ngân Ngọc Nhan Nhung Oanh Phuc Phuong Phúc Phương
Quan Quang Quoc Quynh Quân Quốc Quỳnh Son Sơn Tam Thang Thanh Thao Thi Thinh Thu Thuy Thảo
Thắng Thị Thủy Tien Tiến Toan Toàn Trang Trinh Trung Tu Tuan Tung Tuyet Tuyết Tuấn Tâm Tùng
Van Viet Vinh Việt Vy Vân Xuan Xuân Yen Yến Ánh Đức
""",
    "japanese": """
Aiko Akihiko Akihito Akira Asuka Atsushi Ayumi Chie Daisuke Eiji Emiko Fumiko Hajime Haruka
Haruki Haruko Hideki Hideo Hiroaki Hiroki Hiroko Hiroshi Hiroyuki Hisashi Ichiro Isamu Jiro
Junichi Junko Kaori Kazuhiko Kazuki Kazuko Kazuo Kei Keiko Kenichi Kenji Kenta Kenzo Kiyoshi
Koichi Koji Kyoko Makoto Mamoru Mariko Masahiro Masaki Masako Masao Masashi Masato Megumi
Michiko Midori Miho Minoru Misaki Mitsuo Miyuki Naoki Naoko Naomi Naoto Nobuo Nobuyuki
Noriko Osamu Reiko Rie Ryo Ryoji Ryota Ryuichi Sachiko Sakura Satoru Satoshi Sayaka Seiji
Setsuko Shigeo Shigeru Shin Shinichi Shinji Shinya Shinzo Shizuko Shoji Shuji Sumiko Susumu
Tadao Tadashi Takahiro Takashi Takeo Takeshi Takuya Tamotsu Tasuku Tatsuya Tetsuya Tomoko
Tomoyuki Toru Toshiaki Toshio Toshiyuki Tsutomu Yasuo Yasushi Yoichi Yoko Yoshiaki Yoshie
Yoshihiro Yoshiko Yoshinori Yoshio Yuichi Yuji Yukari Yuki Yukiko Yukio Yumi Yumiko Yusuke
Yutaka
""",
    "korean": """
Byung-Chul Chul Dong-Hyun Eun-Ji Eunji Gyeong Hae-Jin Hee-Jin Ho-Jin Hyejin Hyun Hyun-Woo
Jae Jae-Hyun Jae-In Jaehyun Ji-Hoon Ji-Hye Jihoon Jimin Jin-Ho Jin-Woo Jisoo Jiwoo Joon
Jun-Ho Ki-Moon Kyung Min-Ho Min-Ji Minji Minjun Myung-Bak Sang-Hoon Seo-Yeon Seojun Seong
Soo-Jin Soojin Sun-Hee Sung-Ho Tae-Hyun Won-Ho Woo-Jin Yeon Yong-Ho Young-Hee Young-Ho Yuna
""",
    "african": """
Abebe Abena Adaora Ademola Adwoa Akosua Akwasi Amadou Aminata Ayodele Babatunde Bakary Chidi
Chijioke Chinedu Chinua Chukwuemeka Desta Emeka Fatou Fatoumata Folake Ibrahima Ifeoma
Ikenna Kofi Kwabena Kwadwo Kwaku Kwame Kwasi Lerato Mamadou Moussa Nana Ngozi Nkechi Nnamdi
Obinna Olumide Oluwaseun Ousmane Seydou Sipho Tendai Tewodros Thabo Thandi Themba Tsegaye
Uche Wangari Yaa Yaw Yohannes Zodwa
""",
    "romance": """
Alberto Aldo Alessandra Alessandro Alfonso Alvaro Amedeo Andrés Angelo Antoine Antonella
Antonello Antonio António Arianna Arturo Aurelio Aurélie Beatriz Benoît Bernardo Bertrand
Camille Carlo Carlos Carmela Caterina Cecilia Celia Chiara Christelle Christophe Ciro
Claudine Claudio Concetta Constanza Cristiano Cristina Cécile Damiano Dario Davide Delphine
Didier Diego Domenico Donatella Eduardo Elisabetta Eloisa Emanuele Emiliano Emmanuel Enric
Enrico Enrique Ernesto Ettore Eugenio Fabiana Fabio Fabrice Fabrizio Federica Federico
Felipe Fernando Filippo Florence Francesca Francesco Francisco Franck François Françoise
Frédéric Gabriella Gaetano Geneviève Gerardo Germán Giacomo Gian Giancarlo Gianfranco
Gianluca Gianni Gilles Gino Giorgia Giorgio Giovanna Giovanni Giulia Giuliano Giulio
Giuseppe Gonzalo Graziella Guillaume Guillermo Gustavo Guy Gérard Henri Hervé Hugo Héctor
Hélène Ignacio Ilaria Inés Isabel Isabella Jacques Jaime Javier Jean-Claude Jean-Luc
Jean-Marc Jean-Pierre Joan Joaquim Joaquín Jordi Jorge Josep José João Juan Julio Julián
Jérôme Laurent Leonardo Letizia Lluís Lorenzo Luc Luca Lucia Luciano Ludovica Luigi Luis
Luisa Luís Luísa Maddalena Manuela Marcello Marcelo Marco Marcos Margherita Mariangela
Mariano Mario Marisa Massimo Matteo Maurizio Mauro Maxime Mercedes Michele Miguel Mireille
Montserrat Muriel Nathalie Nicolás Nicolò Noemi Nuno Olivier Oriol Ornella Pablo Paloma
Paola Paolo Pascale Pasquale Patrice Patrizia Paulo Pedro Philippe Pierluigi Piero Pierre
Pietro Pilar Rafael Raffaele Ramón Raoul Raúl Remo Renato Ricardo Riccardo Roberto Rocío
Rodrigo Romain Rosanna Rosario Rossella Rubén Rui Salvatore Sandro Santiago Serena Sergio
Silvana Silvio Simona Soledad Sophie Stefania Stefano Stéphane Stéphanie Susana Sylvain
Sylvie Sébastien Teresa Thierry Thérèse Tiago Tiziana Umberto Ursula Valentina Valeria
Valerio Vasco Vicente Vincenzo Virginie Vittoria Vittorio Xavier Ximena Yves Yvette Zoé
Álvaro Élodie
""",
    "balkan": """
Achilleas Agim Aikaterini Alexandros Anastasios Andreea Angeliki Antonis Apostolos Arben
Aristotelis Arta Athanasios Attila Balázs Bekim Besa Besnik Blerim Béla Charalampos Christos
Ciprian Constantin Cosmin Costin Csaba Dezső Dimitra Dimitrios Dimitris Drita Edi Eftychia
Eleftheria Eleni Enikő Erzsébet Evangelia Evangelos Fatmir Ferenc Flutura Fotini Georgia
Georgios Gezim Giannis Giorgos Grigoris Gyula György Gábor Géza Ildikó Ileana Ilias Ilir
Imre Ioan Ioana Ioanna Ioannis Ion Ionel Ionuț István Jenő Judit János József Katalin
Katerina Klaus-Werner Konstantina Konstantinos Kostas Kyriakos Kálmán Lajos Lavinia Lefteris
Levente Liridon Lirim Liviu László Magda Maria-Elena Mihaela Mihai Mihály Miklós Mircea
Márta Naim Nektarios Nicolae Nicoleta Nikolaos Nikos Octavian Orsolya Panagiotis Panos
Paraskevi Pavlos Petros Piroska Pál Péter Qendrim Radu Razvan Réka Shqipe Sofia Spyridon
Spyros Stavros Stelios Szabolcs Szilvia Sándor Tamás Thanos Theodoros Theofanis Tibor Traian
Tünde Valon Vasile Vasiliki Vasilis Vassilios Viktória Vilmos Vjosa Xhevat Yanis Yannis
Zoltán Zsolt Zsuzsanna Ágnes
""",
    "dutch": """
Aad Adriaan Annemarie Anouk Arend Arie Arjen Bart Bas Bram Cees Corneel Cornelis Daan
Diederik Dirk Douwe Edsger Elsbeth Femke Frits Geert Gerard Gerrit Gijs Hanneke Hendrika
Henk Ineke Jaap Jacoba Jelle Jeroen Job Jolanda Joost Joris Jurriaan Kees Klaas Koen Lieke
Loes Louwrens Maaike Maarten Margriet Marieke Marijke Marjolein Michiel Niek Nienke Piet
Pieter Reinier Rens Rianne Robbert Roel Rutger Ruud Sander Saskia Sjoerd Stijn Teun Theun
Thijs Tjeerd Ton Wessel Wieger Willem Wim Wouter Yvo
""",
    "english": """
Alan Alasdair Alastair Alistair Amanda Andrew Angus Anthony Anwar Barack Bernadette Brendan
Caitlin Callum Catherine Charles Christine Christopher Ciara Condoleezza Connor Cressida
Dana Darragh Deborah Deirdre Desmond Duncan Eamon Eileen Ekaterina Elizabeth Elon Emily Emma
Ewan Fergus Fiona Gareth Gavin Geoffrey Gillian Gwyneth Hamish Heather Hilary Hillary Hugh
Iain Ian Iliana Imogen Jacinda Jacqueline James Jane Janet Jeffrey Jeremy Jessica Jonathan
Judith Kamala Kate Katherine Kathleen Keir Keith Kenneth Kevin Lachlan Leslie Liam Lindsay
Louise Lucy Lynne Malcolm Margaret Mariya Marjorie Megan Melinda Meredith Michelle Muriel
Nathan Nathaniel Neil Ngozi Niamh Nicholas Nicola Nigel Oliver Owen Padraig Pamela Patrick
Penelope Philip Philippa Priscilla Rachel Raymond Rebecca Rhys Rishi Robert Roberta Roderick
Ronald Rosalind Rupert Samantha Seamus Shaun Sheila Sian Simon Sinead Siobhan Stella Stephen
Susan Tamsin Tedros Tessa Theodore Theresa Tristan Ursula Victoria Vivian Vivienne Walter
Wendy William Winifred Ylva Zbigniew Zoe
""",
}

# In Faker's lists, but a reader who meets them in a text meets a word or an abbreviation.
WORDS = """
Ab Abb Add Adonis Ah Aids Albino Ale Alfa Alla Alleen Almond Alpha Alpin Alto Ammon Among
Amor An Anon Ants Aryan Astride Atlas Author Babe Baby Bale Beste Beta Bette Bin Bitten Bode
Bogey Booker Bose Brain Branch Brande Branden Brennen COmfort Cap Capa Captain Carry Case
Cash Champ Colon Colonel Con Concha Constant Council Creed Danish Dann Darin Davon Davor
Deforest Delle Delta Dock Doctor Dodo Doll Doss Dot Dozier Duff Dung Dusty Döner Ebb Eben
Edier Eider Eimer Einer El Elder Ell Elver Ember Emit Emmer Era Erle Eta Ether Ethyl Etter
Ever Ey Fairy Fancy Fares Fate Fed Feline Fella Fem Fenne Ferny Fielding Finis Fleet Floor
Forum Fount French Friend Fügen Gabel Gal Gang Gauge Gee General Genesis Genie Geo Georgian
German Golden Gorge Green Greet Grove Gumma Gun Gurney Guss Gust Gürten Habil Handy Hang
Hark Harm Harsh Hasta Heaven Hemi Hence Hoover Huld Hung Hunt Hymen Hörn Icy Immaculate
Indie Infant Innocent Ion Jail January Jobe Joke Journey Judge Kajen Kaktus Katana Kete Kick
Laddie Lady Lage Laken Lassi Lassie Laus Laust Laze Leafy Lean Leaner Leider Lemma Lemon
Lere Les Less Lexis Lien Lies Lige Lim Line Link Little Loan Lode Lone Long Loot Lope Lot
Lum Macs Made Magen Mahdi Male Man Manie Manly Marry Martial Mat Mate Math Media Melanine
Mentor Merrily Merry Messiah Meta Metro Mist Moli Muli Muslim Muslima Na Nail Narcissus Nat
Nazi Nil Noma Novella Nurser Odd Oke Oma Oral Ottone Ova Owe Parley Paw Philippine Pier Pili
Pleas Pleasant Press Price Prima Primus Purl Rahn Raid Ramadan Ransom Ras Red Redden Reet
Rein Reine Rice Ridge Rim Ritt Roll Rut Rute Saal Sable Sad Sade Safari Saint Sal Salami
Senne Sep Server Sever Shad Shade Sie Siebe Sien Signa Sile Simber Sine Sing Sister Skip Sol
Sole Son Sonata Spring Squire Star Starling Stone Stonewall Storm Stormy Sunshine Sys Tab
Tad Taft Tan Tea Theta Ties Tilde Tine Tiny Tod Tone Tong Toon Tor Toy Trace Treasure True
Tui Uni Unique Unknown Unnamed Uno Us Valid Valves Velvet Vena Vernal Vide Vikar Villi Vita
Viva Von Vorm Wage Wash Wen Wende Wing Wirt Wm Wood Worth Yoga Zeta Zona
"""

# Names, and also words (Mark, Will, Ernst), places (Paris, Jordan) or, far more often,
# surnames (Kennedy, Jensen).
DOUBTFUL = """
Aba Abbey Abbott Ace Adams Ade Adel Aden Admiral Ala Alabama Alba Alberta Alexandria Ally
Alonzo Alta Aman Amber Ambers America Anders Anderson Angel Angeles Angelic Angelica
Annalise Ante Antun April Ara Arch Archer Ares Aria Ariki Arizona Arlington Armani Arnika
Art Ashton Asia Aspen Asunción Atla Atlanta August Augusts Aura Aurora Austin Autumn Azalea
Baba Baker Bali Ballard Banks Baptist Barb Barbie Barnett Baron Barrett Barron Bart Barton
Bas Basel Bassi Baxter Beat Beau Bebe Bedford Bee Bell Belle Bello Belton Bennett Bent
Bentley Benton Berg Bergen Bergmann Berk Berlin Berry Bett Biel Bill Billy Bing Bird Birdie
Bishop Blanch Blanchard Blas Blaze Blessing Bliss Blossom Bolden Bonny Boone Borg Boss
Boston Bowman Boyce Boyd Bradford Braga Brandt Brandy Brecht Breda Brett Bristol Brit
Brittany Brock Broderick Brody Brogan Brook Brooklyn Brooks Brown Bryant Bryson Buck Bud
Buddy Buenaventura Bunk Buren Burgess Burke Burl Burnett Burns Burr Burrell Burton Bush
Buster Butch Butler Byrd Cadence Cain Calhoun Cali Calla Cam Campbell Can Canal Candela
Candelas Candy Cannon Canyon Caprice Carleton Carmine Carroll Carson Carter Cass Ceil Ceylon
Chace Chad Chadwick Champak Chance Chancy Chandler Chaney Charity Charlton Chase Chastity
Chen Cherish Cherry Chester Cheyenne Chin China Chip Christ Christen Christian Cicero
Cinnamon Clark Clarke Cleave Cleveland Coley Colins Colleen Collie Collier Collis Colt
Columbia Columbus Comfort Commodore Concepción Conley Conn Conner Constantine Conway Cooper
Coral Corbett Cord Cordero Corona Cortez Corwin Coy Crawford Crete Crystal Cuba Cullen
Curley Dag Dahlia Dallas Dalli Dalton Darling Darwin Davis Dawn Dawson Dax Dayton Deacon
Dean Deegan Delaney Dell Dempsey Denver Destiny Devon Diallo Diamond Dick Dijon Dimple Dink
Divan Dixon Doc Dom Don Donnell Dorr Dorsey Dotty Dove Dow Doyle Drake Dries Duke Dulce Duma
Ean Earl Earle Early Earnest Ebbe Eber Ebert Ebony Echo Edel Eden Edison Edit Eller Ellison
Els Else Elwood Emerald Emerson Emir Ennis Erbil Erie Ermine Ernst Esker Essence Essex Eve
Ewing Faber Faith Fang Farrell Fawn Feng Fenton Fern Ferrell Finley Finnegan Fisher
Fitzgerald Fleming Fletcher Fleur Flint Flor Flora Flore Florence Florida Ford Forest
Forrest Foster Foy Franc France Frazier Freeman Fremont Fuller Fulton Gage Gaines Gala Gale
Gannon Garda Gardner Garland Garner Garnet Garrison Garvin Gay Gaylord Geary Gene Geneva
Georgia Gifford Gil Gilmore Ginger Glover Goma Governor Grace Grady Grant Graves Gray
Grayling Greene Gregorian Grein Griffin Griffith Grit Grover Guadalupe Gunner Guthrie Guy Ha
Hagen Hai Hale Hall Halle Ham Hamilton Hampton Hanson Harden Hardin Harding Hardy Harlow
Harmon Harmony Harrell Harris Harrison Hart Hartley Haven Hayes Hays Hayward Heath Hebert
Hege Heli Helle Henderson Henery Herb Hill Hilliard Hilton Hind Hobart Holden Holland Holm
Holmes Homer Hong Hope Horton Houston Howell Hoy Hubbard Hudson Hughes Hui Hunter Hurley
Hyman Hà Imam India Indiana Ireland Irvine Irving Israel Ivory Jackson Jacoby Jade Jameson
Jarl Jarvis Jefferson Jena Jennings Jensen Jet Jett Jewel Jip Job Johnson Jones Jordan Jos
Joy Judd Jude Juli Jun June Juni Junior Justice Kader Kaiser Kale Kali Kalmar Kami Kandy
Kane Karma Karren Keenan Kelley Kelvin Kenia Kennedy Kent Kenya Kerman Kiefer Kiel King
Kingston Kip Kipp Knox Kobe Kort Kun Laban Lafayette Lala Lamont Lan Landen Lander Lane Lark
Larkin Laurel Lavender Lawson Lawton Lawyer Le Lech Lei Lewis Lex Li Liberty Lila Lilie Lill
Lin Lincoln Lind Linde Linden Ling Lisle Livingstone Lo London Lorraine Louisiana Love
Lovett Loyal Lu Lucky Luster Lute Lyric Mac Mace Mack Mackenzie Mad Madden Maddox Madison
Madonna Magna Magnolia Mai Maie Major Mal Manel Manila Manley Manning Mansfield Manson Mar
Maras Mare Marica Marine Mark Marlin Marques Marquez Marquis Marquise Mars Marsh Marshal
Marshall Mart Marvel Mason Maury Maverick Maxim Maxima May Maynard Mayo Mckenzie Mckinley
Meadow Medina Melbourne Mell Melle Melodie Melton Melville Memphis Mercer Mercy Merritt
Meyer Milan Mile Miles Mille Miller Mills Min Miner Ming Minor Miracle Missouri Misty Mo
Modena Monroe Montana Monte Montgomery Montserrat Moody Morgan Morton Muni Murphy My Myrtle
Nacho Nadir Nam Napoleon Nash Needham Nestor Nevada Newman Newt Newton Nile Nim Ninja Noble
Norris North Norton Nova Nur Octave Odessa Olive Olivine Oman Oneal Opal Oran Orange Orlando
Orris Osborn Osborne Ota Ott Owens Paca Page Paisley Pak Palma Palmer Pandora Pansy Paris
Park Parker Parrish Paschal Pastor Pate Patience Peace Pearl Pearly Peer Peng Pepita Pepper
Per Phoenix Pierce Ping Pink Pinkie Piper Pol Polk Poppy Porter Powell Pratt Precious
Prentice Preston Prince Princess Prosper Prudence Puck Purity Queen Quincy Quint Raleigh
Ramsey Rand Raven Reagan Reason Redmond Reed Reem Reid Reilly Reno Rex Rey Reynolds Riad
Ricci Rich Richmond Ritchie River Roan Roar Robbe Robinson Rock Rocky Rod Roe Rogers Roma
Romaine Roman Rome Ronin Roosevelt Rosario Rose Rosette Roswell Rosy Rowland Royal Rubin
Ruby Rush Rusty Rutherford Saar Saga Sage Said Salina Salvador Samara Sampson Sanaa Sanders
Sanford Santana Santiago Santos Sari Sava Savanna Savannah Sawyer Scarlet Seif Senna Sera
Serenity Shan Sharen Shay Shelton Shepherd Sheridan Sherman Sherry Shin Siena Sienna Sierra
Silver Sim Simpson Sincere Sky Smith Sofia Solon Sommer Stafford Stanton Starr Stein
Sterling Stetson Steward Stoney Sullivan Sultan Summer Sunday Sunny Sydney Sylvan Tage Tai
Tal Tali Talib Talon Tam Tamer Tana Tanner Tao Tawny Telly Tennessee Terra Terrell Texas Thi
Thompson Thornton Thu Tiara Till Tillman Ting Tobin Toms Ton Tore Tori Torrance Tory Trey
Trilby Trinity Troy Tu Tuba Tucker Tula Turner Undine Unna Urban Valencia Valentine Van
Vance Vaughan Veer Vega Vela Ver Verona Victoria Victory Vigo Villa Ville Vino Virginia
Vitória Wadi Walker Walton Ward Warner Warren Washington Watson Watt Weaver Webb Webster
Wellington Wells Wes West Weston Wheeler Whit Wilder Wiley Will Wille Williams Willow Wilson
Wilton Windy Winter Wolf Wong Wright Wyman Xi Xia Yang Yen Yin York Young Yuan Zander Zaria
Zion Örk
"""


def latin(name: str) -> bool:
    """True if every letter is Latin: "Łukasz", "Bảo"; False for "Юрій" and "ア"."""
    return all(ord(char) < LATIN_END or ord(char) in VIETNAMESE for char in name)


def faker_names() -> Iterator[str]:
    """First names of all of Faker's locales that write Latin letters; double names in parts."""
    for module in pkgutil.iter_modules(faker.providers.person.__path__):
        provider = importlib.import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            names = getattr(provider, attribute)
            if attribute.startswith("first_name") and isinstance(names, Iterable):
                for entry in names:  # ja_JP: a name in three scripts
                    for name in (entry,) if isinstance(entry, str) else entry:
                        yield from name.split()


def spellings(name: str) -> set[str]:
    """The name as other keyboards write it: "Jürgen" -> "Juergen", "Łukasz" -> "Lukasz"."""
    letters = unicodedata.normalize("NFKD", name.translate(LETTERS))
    bare = "".join(char for char in letters if not unicodedata.combining(char))
    found = {name, name.translate(UMLAUTS)}
    return found if set(name) & set("äöüÄÖÜß") else found | {bare}


def build() -> tuple[str, str]:
    """The texts of given_names.txt and given_names_ambiguous.txt."""
    words, doubtful = set(WORDS.split()), set(DOUBTFUL.split())
    listed = [name for block in EXTRA.values() for name in block.split()]
    names = {
        unicodedata.normalize("NFC", spelling)
        for name in (*faker_names(), *listed)
        if latin(name) and NAME.match(name)
        for spelling in spellings(name)
    }
    return lines(names - words - doubtful), lines(doubtful)


def lines(names: Iterable[str]) -> str:
    """One name a line, sorted without regard to case."""
    return "".join(f"{name}\n" for name in sorted(names, key=lambda name: (name.casefold(), name)))


if __name__ == "__main__":
    for target, text in zip((PLAIN, AMBIGUOUS), build(), strict=True):
        target.write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote {target.relative_to(ROOT)}")
